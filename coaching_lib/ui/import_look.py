"""The look before a load: what was understood, what would come in, what is refused and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

import pandas as pd
import streamlit as st

from coaching_lib.actions import imports
from coaching_lib.desk import Desk
from coaching_lib.exports import FileReport, Refusal
from coaching_lib.ui import cards, export, format, refusals
from coaching_lib.ui.import_source import Source
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

KEPT = "_import_look"
SHOWN = 200
FULL, TALL = 9, 340
"""Up to so many rows a table is shown whole, else so many pixels high."""


def look(desk: Desk, source: Source) -> imports.ImportReport | None:
    """The report on the chosen files, taken once for each choice; None where it was refused in words."""
    kept: tuple[object, imports.ImportReport] | None = st.session_state.get(KEPT)
    if kept is not None and kept[0] == source.signature:
        return kept[1]
    with refusals.said(), st.spinner("Reading the files. Nothing is changed."):
        report = imports.look(desk, source.paths, source.options)
        st.session_state[KEPT] = (source.signature, report)
        return report
    return None


def show(report: imports.ImportReport) -> None:
    """Draw the report."""
    understood = [file for file in report.files if file.rows_read]
    with cards.card(key="import_summary"):
        _summary(understood)
        _counts(report)
    left, right = st.columns([5, 6], gap="small")
    with left, cards.card(key="import_columns"):
        cards.heading("Columns")
        _table(_columns(understood), "Columns of the files and what they become")
    with right, cards.card(key="import_behaviors"):
        cards.heading("Behaviors found")
        _table(_behaviors(understood), "Behaviors with counts of results")
    with cards.card(key="import_files"):
        cards.heading("Files")
        _table([_file(file) for file in report.files], "Files with rows read, loaded, refused and skipped")
    if report.refused:
        _refused(report.refused)


def _summary(understood: Sequence[FileReport]) -> None:
    names = ", ".join(_name(file.path) for file in understood)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{safe(names) or 'Nothing to load'}**", width="content")
        if understood:
            st.badge("Layout recognized", icon=":material/check_circle:", color="green")
        else:
            st.badge("Not understood", icon=":material/error:", color="red")
    days = [day for file in understood for day in (file.first_day, file.last_day) if day is not None]
    facts = [format.window(min(days), max(days))] if days else []
    agents = max((file.agents for file in understood), default=0)
    if agents:
        facts.append(format.counted(agents, "agent"))
    layouts = ", ".join(dict.fromkeys(file.layout for file in understood))
    st.caption(" · ".join(safe(fact) for fact in [*facts, layouts]))


def _counts(report: imports.ImportReport) -> None:
    check = report.score_check
    figures = [
        ("New contacts", format.count(report.new), None),
        ("Changed", format.count(report.changed), None),
        ("Unchanged", format.count(report.unchanged), None),
        ("Refused rows", format.count(len(report.refused)), None),
        (
            "Scores that add up",
            format.percent(check.agree / check.compared) if check.compared else format.UNKNOWN,
            f"{format.of(check.agree, check.compared)} exported scores equal the score computed from the "
            "behaviors. Where they differ, the exported score counts.",
        ),
    ]
    with st.grid(5, min_column_width=120 if is_phone() else 150):
        for label, value, meaning in figures:
            st.metric(label, value, help=meaning)


def _columns(files: Sequence[FileReport]) -> list[dict[str, object]]:
    return [
        {"In the file": plain(column), "Becomes": plain(field).replace("_", " "), "File": _name(file.path)}
        for file in files
        for column, field in file.columns
    ]


def _behaviors(files: Sequence[FileReport]) -> list[dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for file in files:
        for found in file.behaviors:
            row = rows.setdefault(found.name, {"Behavior": plain(found.name)})
            for label, number in (
                ("Met", found.met),
                ("Missed", found.missed),
                ("Partial", found.partial),
                ("n/a", found.not_applicable),
            ):
                before = row.get(label, 0)
                row[label] = number + (before if isinstance(before, int) else 0)
    return sorted(rows.values(), key=lambda row: str(row["Behavior"]))


def _file(file: FileReport) -> dict[str, object]:
    skipped = ", ".join(f"{format.count(part.rows)} {part.reason}" for part in file.skipped)
    return {
        "File": _name(file.path),
        "Understood as": plain(file.layout),
        "Why": plain("; ".join([file.why, *file.notes])),
        "Rows": file.rows_read,
        "Loaded": file.rows_loaded,
        "Refused": file.rows_refused,
        "Skipped": plain(skipped),
    }


def _refused(rows: Sequence[Refusal]) -> None:
    with cards.card(key="import_refused"):
        with cards.heading("Refused rows"):
            export.button("refused-rows", lambda: [_refusal(row) for row in rows])
        _table([_refusal(row) for row in rows[:SHOWN]], "Refused rows with reason and cure")
        if len(rows) > SHOWN:
            st.caption(f"The first {SHOWN} of {format.count(len(rows))}; the file holds them all.")


def _refusal(row: Refusal) -> dict[str, object]:
    return {
        "File": _name(row.file),
        "Line": row.line,
        "Column": plain(row.column),
        "Value": plain(row.value) or "(empty)",
        "Reason": plain(row.reason),
        "Cure": plain(row.cure),
    }


def _table(rows: Sequence[dict[str, object]], alt: str) -> None:
    if not rows:
        st.caption("None.")
        return
    frame = pd.DataFrame(rows)
    numbers = frame.select_dtypes("number").columns
    config = {str(name): st.column_config.NumberColumn(format="localized") for name in numbers}
    height: int | Literal["content"] = "content" if len(rows) <= FULL else TALL
    st.dataframe(frame, hide_index=True, height=height, column_config=config, alt=alt)


def _name(path: str) -> str:
    return plain(PurePath(path).name)
