"""Reasons in words: why a row was refused, what helps, and the names under which rows are skipped."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _reasons() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "reasons.toml").read_text(encoding="utf-8"))


def reason(code: str, value: str | None, other: str | None) -> tuple[str, str]:
    """(reason, cure) of a refusal."""
    entry = _reasons()[code]
    filled = entry["reason"].replace("{other}", other or "another row").replace("{value}", value or "")
    return filled, entry["cure"]


def skip_codes() -> frozenset[str]:
    """The codes under which rows are skipped, not refused."""
    return frozenset(code for code, entry in _reasons().items() if "skipped" in entry)


def skipped_as(code: str) -> str:
    """The name under which rows are skipped."""
    return _reasons()[code]["skipped"]
