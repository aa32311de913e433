"""A saved answer to "which column is which": a small TOML or JSON file an analyst can read and correct.

[columns]
"Call Ref" = "interaction_id"     # column = field of the canonical model
"Warmth" = "behavior column"      # a column of a wide table that is a behavior
"Comment" = ""                    # leave out
[values]
date_order = "dmy"                # or "mdy"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.headers import field_names

BEHAVIOR_COLUMN = "behavior column"
ABOUT = (
    "# Which column is which. Left: the column as the export calls it; right: the field it is read as,\n"
    '# "behavior column" for a behavior of a wide table, or "" to leave the column out.'
)


@dataclass(frozen=True)
class Mapping:
    """Columns by name, and what a person decided about values."""

    name: str | None = None
    columns: Pairs[str, str] = field(default_factory=dict)
    date_order: str | None = None
    folder: Path | None = None
    """Where mappings are remembered by the headers they answer."""
    reasons: Pairs[str, str] = field(default_factory=dict)
    """Why a column has its field, where its contents and no person decided."""


def load_mapping(path: Path | None) -> Mapping:
    """Read a mapping file; no path is an empty mapping.

    Raises: ExportRefused when the file is missing, unreadable, or names a field that does not exist.
    """
    if path is None:
        return Mapping()
    found = _parsed(path)
    columns = {str(name): str(field) for name, field in dict(found.get("columns", {})).items()}
    known = {*field_names(), BEHAVIOR_COLUMN, ""}
    unknown = sorted({field for field in columns.values() if field not in known})
    if unknown:
        raise ExportRefused(
            f"The mapping {path.name} names the field {unknown[0]}, which does not exist.",
            f"Use one of: {', '.join(field_names())}, “{BEHAVIOR_COLUMN}”, or an empty text.",
        )
    return Mapping(path.stem, columns, dict(found.get("values", {})).get("date_order"))


def write_mapping(path: Path, columns: Pairs[str, str], date_order: str | None = None) -> None:
    """Write a mapping as a file an analyst can read and correct."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{_text(name)} = {_text(field)}" for name, field in columns.items()]
    values = ["", "[values]", f"date_order = {_text(date_order)}"] if date_order else []
    path.write_text("\n".join([ABOUT, "[columns]", *lines, *values]) + "\n", encoding="utf-8")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except FileNotFoundError as error:
        raise ExportRefused(f"There is no mapping {path.name}.", "Check its name.") from error
    except (ValueError, UnicodeDecodeError, OSError) as error:
        raise ExportRefused(f"The mapping {path.name} cannot be read.", "It must be TOML or JSON.") from error
    return found if isinstance(found, dict) else {}
