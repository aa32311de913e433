"""What a whole column decides: decimal sign, order of day and month, scale of scores, unit of durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from coaching_lib.exports.accounts import ReadOptions
from coaching_lib.exports.asking import DateOrderNeeded
from coaching_lib.exports.headers import seconds_per_unit
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.statements import identifier, raw_column
from coaching_lib.exports.table import Table

NUMBER_FIELDS = (
    "points",
    "max_points",
    "weight",
    "overall_score",
    "score",
    "result",
    "handle_seconds",
    "seconds",
)
COMMA = re.compile(r"[+-]?\d+,\d{1,2}%?$|[+-]?\d+,\d{4,}$|\d{1,3}(\.\d{3})+,\d+$|\d+,\d+\s*/\s*\d+")
POINT = re.compile(r"[+-]?\d+\.\d+%?$|\d{1,3}(,\d{3})+(\.\d+)?$")
SLASHED = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}")


@dataclass(frozen=True)
class Decisions:
    """How the values of one table are read."""

    decimal_comma: bool
    date_order: str | None
    score_factor: float
    seconds_per_unit: float
    notes: tuple[str, ...] = ()


def decide(intake: Intake, table: Table, raw: str, fields: dict[str, int], options: ReadOptions) -> Decisions:
    """Decide over whole columns. `fields`: canonical field -> column.

    Raises: MappingNeeded when the order of day and month cannot be known.
    """
    comma = is_decimal_comma(table, fields)
    order, order_note = _date_order(intake, table, raw, fields, options)
    factor, factor_note = _score_factor(intake, table, raw, fields, comma)
    unit = _unit(table, fields)
    comma_note = "Numbers are read with a decimal comma." if comma else ""
    unit_note = {60.0: "Durations are read as minutes.", 0.001: "Durations are read as milliseconds."}.get(
        unit, ""
    )
    notes = tuple(note for note in (comma_note, order_note, factor_note, unit_note) if note)
    return Decisions(comma, order, factor, unit, notes)


def is_decimal_comma(table: Table, fields: dict[str, int]) -> bool:
    """Whether numbers have a decimal comma: what the values show, else what the delimiter suggests."""
    columns = {fields[field] for field in NUMBER_FIELDS if field in fields} | set(table.columns.unused)
    values = [value for column in columns for value in table.head.sample(column)]
    commas = sum(bool(COMMA.match(value)) for value in values)
    points = sum(bool(POINT.match(value)) for value in values)
    return commas > points if commas or points else table.head.delimiter == ";"


def _date_order(
    intake: Intake, table: Table, raw: str, fields: dict[str, int], options: ReadOptions
) -> tuple[str | None, str]:
    columns = [fields[field] for field in ("started_at", "date", "evaluated_at") if field in fields]
    slashed = [column for column in columns if any(map(SLASHED.match, table.head.sample(column)))]
    if options.date_order or not slashed:
        return options.date_order, ""
    counts = [_order_counts(intake, raw, column) for column in slashed]
    day_first = sum(count["day_first"] for count in counts)
    month_first = sum(count["month_first"] for count in counts)
    if day_first == month_first:
        name, sample = table.head.names[slashed[0]], table.head.sample(slashed[0])[0]
        raise DateOrderNeeded(
            f"{table.source.shown}: the dates in “{name}” can be read in two ways, for example {sample}.",
            "Say --date-order dmy (day first) or --date-order mdy (month first).",
        )
    order = "dmy" if day_first > month_first else "mdy"
    words = "day/month" if order == "dmy" else "month/day"
    return order, f"Dates are read as {words}: the column holds days above 12."


def _order_counts(intake: Intake, raw: str, column: int) -> dict[str, Any]:
    return intake.row("typed/date_orders", {"raw": identifier(raw), "value": identifier(raw_column(column))})


def _score_factor(
    intake: Intake, table: Table, raw: str, fields: dict[str, int], comma: bool
) -> tuple[float, str]:
    if "overall_score" not in fields or not _may_be_small(table, fields["overall_score"], comma):
        return 1.0, ""
    filled = {
        "raw": identifier(raw),
        "value": identifier(raw_column(fields["overall_score"])),
        "decimal_comma": str(comma).lower(),
    }
    found = intake.row("typed/score_range", filled)
    if found["top"] is not None and found["top"] <= 1 and (found["fractions"] or found["numbers"] >= 20):
        return 100.0, "Overall scores from 0 to 1 are read as 0 to 100."
    if found["top"] is not None and 1 < found["top"] <= 5 and found["numbers"] >= 20:
        return 20.0, "Overall scores from 0 to 5 are read as 0 to 100."
    return 1.0, ""


def _may_be_small(table: Table, column: int, comma: bool) -> bool:
    numbers = [plain_value(value, comma) for value in table.head.sample(column)]
    known = [number for number in numbers if number is not None]
    return bool(known) and max(known) <= 5


def plain_value(text: str, comma: bool) -> float | None:
    """A sampled value as a number, or None; only for guesses that the whole column then confirms."""
    plain = text.strip(" '").replace(".", "").replace(",", ".") if comma and "," in text else text.strip(" '")
    try:
        return float(plain)
    except ValueError:
        return None


def _unit(table: Table, fields: dict[str, int]) -> float:
    column = fields.get("handle_seconds", fields.get("seconds"))
    return 1.0 if column is None else seconds_per_unit(table.head.names[column])
