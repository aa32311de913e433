"""The account of a reading: one report per file, in the order of the files, and every refusal in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coaching_lib.exports.accounts import BehaviorCount, FileReport, ReadReport, Refusal, Skipped
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.encoding import shown_encoding
from coaching_lib.exports.kinds.head import NAMES
from coaching_lib.exports.reasons import reason, skipped_as

if TYPE_CHECKING:
    from coaching_lib.exports.recognized import Recognized

MOST_REFUSALS = 100_000
"""Refusals told one by one; beyond that they are counted only."""


@dataclass(frozen=True)
class _Counts:
    read: dict[int, int]
    fates: dict[int, list[dict[str, Any]]]
    behaviors: dict[int, list[BehaviorCount]]
    interactions: dict[int, dict[str, Any]]
    doubled: dict[int, int]


def sum_up(
    intake: Intake,
    recognized: list[Recognized],
    aside: Mapping[int, FileReport],
    refused_files: list[Refusal],
    notes: list[str],
) -> ReadReport:
    """Build the report of a reading from the scratch database."""
    counts = _count(intake)
    reports = dict(aside)
    for one in recognized:
        reports[one.table.file_no] = _report(one, counts)
    reports = {number: replace(report, skipped=_told(report)) for number, report in reports.items()}
    _say_for_load(reports, recognized, [*notes, *_folded(intake)])
    names = {number: report.path for number, report in reports.items()}
    files = tuple(reports[number] for number in sorted(reports))
    interactions = intake.row("report/all_interactions")["interactions"]
    return ReadReport(files, (*refused_files, *_refusals(intake, recognized, names)), interactions)


def _told(report: FileReport) -> tuple[Skipped, ...]:
    if report.layout == "ignored" and report.rows_skipped:
        return (Skipped(skipped_as("ignored"), report.rows_skipped),)
    return report.skipped


def _count(intake: Intake) -> _Counts:
    fates: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in intake.rows("report/fates"):
        fates[row["file_no"]].append(row)
    behaviors: dict[int, list[BehaviorCount]] = defaultdict(list)
    for row in intake.rows("report/behaviors"):
        behaviors[row.pop("file_no")].append(BehaviorCount(row.pop("behavior"), **row))
    listed = {row["file_no"]: row for row in intake.rows("report/listed")}
    carried = {row["file_no"]: row for row in intake.rows("report/carried")}
    described = {row["file_no"]: row for row in intake.rows("report/interactions")}
    return _Counts(
        {row["file_no"]: row["rows_read"] for row in intake.rows("report/rows_read")},
        fates,
        behaviors,
        {**listed, **carried, **described},
        {row["file_no"]: row["interactions"] for row in intake.rows("report/doubled_hours")},
    )


def _report(one: Recognized, counts: _Counts) -> FileReport:
    table, number = one.table, one.table.file_no
    fates = counts.fates.get(number, [])
    refused = sum(row["rows_left_out"] for row in fates if row["is_refused"])
    skipped = _skipped(one, fates)
    read_rows = counts.read.get(number, 0) + _blank_tail(one)
    left_out = sum(entry.rows for entry in skipped)
    about = counts.interactions.get(number, {})
    return FileReport(
        path=table.source.shown,
        layout=one.layout.name,
        why=one.why,
        sha256=table.sha256,
        encoding=shown_encoding(table.encoding) if table.encoding else None,
        delimiter=NAMES.get(table.head.delimiter),
        mapping=table.mapping.name,
        behaviors=tuple(counts.behaviors.get(number, ())),
        agents=about.get("agents", 0),
        interactions=about.get("interactions", 0),
        first_day=about.get("first_day"),
        last_day=about.get("last_day"),
        rows_read=read_rows,
        rows_loaded=read_rows - refused - left_out,
        rows_refused=refused,
        rows_skipped=left_out,
        skipped=tuple(skipped),
        notes=tuple(_notes(one, counts)),
        columns=_columns(one),
    )


def _skipped(one: Recognized, fates: list[dict[str, Any]]) -> list[Skipped]:
    skipped = [
        Skipped(skipped_as(row["code"]), row["rows_left_out"]) for row in fates if not row["is_refused"]
    ]
    return _with_blank_tail(skipped, _blank_tail(one)) if _blank_tail(one) else skipped


def _columns(one: Recognized) -> tuple[tuple[str, str], ...]:
    """(column as the file calls it, field it was read as); behavior columns of a wide table say so."""
    fields = {index: field for field, index in one.layout.fields(one.table.columns).items()}
    computed = one.layout.computed(one.table).items()
    fields.update({one_of.column: field for field, one_of in computed if one_of.column is not None})
    fields.update(dict.fromkeys(one.layout.behavior_columns(one.table), "behavior"))
    return tuple((name, fields.get(index, "")) for index, name in enumerate(one.table.head.names))


def _blank_tail(one: Recognized) -> int:
    """Blank lines at the end, which the fast reader passes over (the exact one counts them itself)."""
    return 0 if one.read is None or one.read.is_exact else one.table.blank_tail


def _with_blank_tail(skipped: list[Skipped], rows: int) -> list[Skipped]:
    name = skipped_as("empty-row")
    already = sum(entry.rows for entry in skipped if entry.reason == name)
    return [*(entry for entry in skipped if entry.reason != name), Skipped(name, already + rows)]


def _notes(one: Recognized, counts: _Counts) -> list[str]:
    notes = list(one.read.notes) if one.read else []
    table = one.table
    if table.head.title_lines:
        notes.append(f"{table.head.title_lines} lines above the header were passed over.")
    if not counts.read.get(table.file_no) and not table.blank_tail:
        notes.append("The file has column names, but no rows.")
    unread = [name for name, field in _columns(one) if name and not field]
    if unread:
        notes.append(f"Columns not read: {', '.join(unread)}.")
    if doubled := counts.doubled.get(table.file_no):
        notes.append(f"{doubled} times lie in the hour clocks show twice; the first showing was taken.")
    return notes


def _folded(intake: Intake) -> list[str]:
    notes = []
    for row in intake.rows("report/folded"):
        ways = ", ".join(f"“{way}”" for way in row["ways"][:5])
        notes.append(f"{ways} {'is' if len(row['ways']) == 1 else 'are'} read as “{row['spelled']}”.")
    return notes


def _say_for_load(reports: dict[int, FileReport], recognized: list[Recognized], notes: list[str]) -> None:
    """Notes on the whole load stand with its first file of interactions or results."""
    if not notes:
        return
    parts = {one.table.file_no: one.layout.part for one in recognized}
    first = min(parts, key=lambda number: (parts[number] not in ("interaction", "result"), number))
    reports[first] = replace(reports[first], notes=(*reports[first].notes, *notes))


def _refusals(intake: Intake, recognized: list[Recognized], names: Mapping[int, str]) -> list[Refusal]:
    known = {one.table.file_no: one for one in recognized}
    refusals = []
    for row in intake.rows("report/refused", most=MOST_REFUSALS):
        other = None
        if row["other_line"] is not None:
            same = row["other_file_no"] == row["file_no"]
            other = (
                f"line {row['other_line']}"
                if same
                else f"{names[row['other_file_no']]}, line {row['other_line']}"
            )
        words, cure = reason(row["code"], row["value"], other)
        column = _column(known[row["file_no"]], row["field"])
        refusals.append(Refusal(names[row["file_no"]], row["line"], column, row["value"], words, cure))
    return refusals


def _column(one: Recognized, field: str | None) -> str | None:
    """The file's own name of the column a refusal is about."""
    table = one.table
    if field is None:
        return None
    computed = one.layout.computed(table).get(field)
    if computed is not None and computed.column is not None:
        return table.head.names[computed.column]
    if field.startswith("column:"):
        return str(table.head.names[int(field.removeprefix("column:"))])
    stand_ins = {"agent": ("agent_id", "agent_name", "agent_email"), "started_at": ("started_at", "date")}
    known = [one for one in stand_ins.get(field, (field, "score", "name")) if table.columns.has(one)]
    return str(table.columns.name_of(known[0])) if known else field
