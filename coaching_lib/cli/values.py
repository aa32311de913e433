"""Answers as plain values: dataclasses to dicts in the order of their fields, days and times as ISO text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:
    """The value as JSON knows it; numbers unrounded, NaN as None, times in UTC ending in Z."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return _single(value)


def _single(value: Any) -> Any:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, str):
        return str(value)
    return str(value) if isinstance(value, Path) else value


def _moment(value: datetime) -> str:
    """A time without zone is UTC already."""
    utc = value.astimezone(UTC) if value.tzinfo else value
    return utc.replace(tzinfo=None).isoformat() + "Z"


def leave_out(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The row without some fields."""
    return {name: value for name, value in row.items() if name not in names}
