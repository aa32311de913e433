"""What a command prints: a table for people, CSV, or one JSON document."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDE = 200
"""Columns of a table that no terminal limits."""
RATES = (
    "rate",
    "rate_low",
    "rate_high",
    "frequency",
    "probability",
    "chance",
    "proof",
    "quartile",
    "improved",
    "share",
    "disagreement",
)
CHANGES = (
    "effect",
    "effect_low",
    "effect_high",
    "own_change",
    "mean_effect",
    "low",
    "high",
    "between_plan_sd",
    "evened_out_effect",
    "drift",
)
IDS = ("plan_id", "mail_id")
SHORT_ID = 8
SPREADSHEET_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def document(value: Any) -> None:
    """One JSON document, the only thing on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def json_line(value: Any) -> None:
    """One of several JSON documents: on a line of its own, and out at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()


def line(sentence: str) -> None:
    """One line of text."""
    sys.stdout.write(visible(sentence) + "\n")
    sys.stdout.flush()


def visible(text: str) -> str:
    """The text without control and direction characters, which a terminal would obey."""
    return "".join(
        each for each in text if each == "\n" or unicodedata.category(each) not in ("Cc", "Cf", "Cs")
    )


def as_csv(rows: Sequence[Mapping[str, Any]], names: Sequence[str] = ()) -> None:
    """CSV with all fields, numbers unrounded; text a spreadsheet would run is quoted with '."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    header = list(rows[0]) if rows else list(names)
    if header:
        writer.writerow(header)
    writer.writerows([_cell(row[name]) for name in header] for row in rows)


def as_table(rows: Sequence[Mapping[str, Any]], names: Sequence[str], title: str = "") -> None:
    """A table for people: some fields, rounded."""
    table = Table(title=title or None, title_justify="left")
    for name in names:
        is_number = any(isinstance(row[name], int | float) for row in rows)
        table.add_column(name.replace("_", " "), justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*(Text(visible(_short(name, rounded(name, row[name])))) for name in names))
    _console().print(table)


def as_list(row: Mapping[str, Any]) -> None:
    """One object for people: a line per field."""
    table = Table(show_header=False, box=None)
    for name, value in row.items():
        table.add_row(name.replace("_", " "), Text(visible(rounded(name, value))))
    _console().print(table)


def rounded(name: str, value: Any) -> str:
    """A value as people read it: rates in percent, points with one decimal, nothing as a dash."""
    if value is None or value == [] or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(name, value)
    if isinstance(value, list):
        return _listed(value)
    return str(value)


def _number(name: str, value: float) -> str:
    if name in CHANGES:
        return f"{100 * value:+.0f} points"
    return f"{100 * value:.0f} %" if name.endswith(RATES) else f"{value:.1f}"


def _short(name: str, text: str) -> str:
    """The beginning of an id, which commands accept in place of the whole."""
    return text[:SHORT_ID] if name.endswith(IDS) else text


def _listed(values: list[Any]) -> str:
    if all(isinstance(each, str) for each in values):
        return "; ".join(values)
    return json.dumps(values, ensure_ascii=False)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else _listed(value)
    return "'" + text if text.startswith(SPREADSHEET_FORMULA) else text


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, markup=False)
