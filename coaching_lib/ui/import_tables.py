"""The report of a look: what was understood, what would come in, what is refused and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, Literal

import pandas as pd
import streamlit as st

from coaching_lib.exports import FileReport, Refusal
from coaching_lib.ui import cards, export, format
from coaching_lib.ui.field_words import words_of
from coaching_lib.ui.import_look import Looked
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

SHOWN, LISTED = 200, 20
FULL, TALL = 10, 390
"""Up to so many rows a table is shown whole, else so many pixels high."""
SAMPLE = {
    "interaction_id": "Contact", "agent_name": "Agent", "behavior": "Behavior", "result": "Result",
    "weight": "Weight", "overall_score": "Score", "started_at": "Start", "channel": "Channel",
    "topic": "Topic", "handle_seconds": "Handle time, s", "team": "Team", "manager": "Manager",
    "agent_id": "Agent id",
}  # fmt: skip


def show(looked: Looked) -> None:
    """Draw the tables of a report; nothing where the files wait for answers."""
    report = looked.report
    if report is None:
        return
    understood = [file for file in report.files if file.rows_read]
    left, right = st.columns([6, 5], gap="small")
    with left, cards.card(key="import_columns"):
        cards.heading("Columns")
        table(_columns(understood), "Columns of the files, what they become and why")
    with right, cards.card(key="import_behaviors"):
        cards.heading("Behaviors found")
        table(_behaviors(understood), "Behaviors with counts of results")
    with cards.card(key="import_sample"):
        cards.heading("The first rows, as they will count")
        table(_sample(report.sample), "Ten rows in the form every figure reads")
    with cards.card(key="import_files"):
        cards.heading("Files")
        told = [file for file in report.files if file.layout != "ignored" or file.rows_read]
        table([_file(file) for file in told], "Files with rows read, loaded, refused and skipped")
        if len(told) < len(report.files):
            others = format.counted(len(report.files) - len(told), "other file")
            st.caption(f"{others} left alone: no exports by their names.")


def table(rows: Sequence[dict[str, object]], alt: str) -> None:
    """A table as tall as its rows, up to a height."""
    if not rows:
        st.caption("None.")
        return
    frame = pd.DataFrame(rows)
    numbers = frame.select_dtypes("number").columns
    config = {str(name): st.column_config.NumberColumn(format="localized") for name in numbers}
    config["Why"] = st.column_config.TextColumn(width="medium")
    height: int | Literal["content"] = "content" if len(rows) <= FULL else TALL
    st.dataframe(frame, hide_index=True, height=height, column_config=config, alt=alt)


def name(path: str) -> str:
    """A file's name without its folders."""
    return plain(PurePath(path).name)


def _columns(files: Sequence[FileReport]) -> list[dict[str, object]]:
    several = len([file for file in files if file.decisions]) > 1
    return [
        {
            "In the file": plain(column.name),
            "Becomes": words_of(column.field),
            "Why": plain(column.why),
            "For example": plain(", ".join(column.samples)),
            **({"File": name(file.path)} if several else {}),
        }
        for file in files
        for column in file.decisions
    ]


def _behaviors(files: Sequence[FileReport]) -> list[dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for file in files:
        for found in file.behaviors:
            row = rows.setdefault(found.name, {"Behavior": plain(found.name)})
            counts = (found.met, found.missed, found.partial, found.not_applicable)
            for label, number in zip(("Met", "Missed", "Partial", "n/a"), counts, strict=True):
                before = row.get(label, 0)
                row[label] = number + (before if isinstance(before, int) else 0)
    return sorted(rows.values(), key=lambda row: str(row["Behavior"]))


def _sample(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, object]]:
    """The rows without the columns that none of them has."""
    filled = [field for field in SAMPLE if any(row[field] is not None for row in rows)]
    return [{SAMPLE[field]: _cell(row[field]) for field in filled} for row in rows]


def _cell(value: object) -> object:
    return value if value is None or isinstance(value, int | float) else plain(value)


def _file(file: FileReport) -> dict[str, object]:
    skipped = ", ".join(f"{part.rows:,} {part.reason}" for part in file.skipped)
    return {
        "File": name(file.path),
        "Understood as": plain(file.layout),
        "Why": plain("; ".join([file.why, *file.notes])),
        "Written as": ", ".join(filter(None, (file.encoding, file.delimiter))),
        "Rows": file.rows_read,
        "Loaded": file.rows_loaded,
        "Refused": file.rows_refused,
        "Skipped": plain(skipped),
    }


def refused(looked: Looked) -> None:
    """Draw the refused rows, with a file of them all; nothing where there are none."""
    rows = looked.report.refused if looked.report else ()
    if not rows:
        return
    with cards.card(key="import_refused"):
        with cards.heading("Refused rows"):
            export.button("refused-rows", lambda: [_refusal(row) for row in rows])
        shown = LISTED if is_phone() else SHOWN
        if is_phone():
            _listed(rows[:shown])
        else:
            table([_refusal(row) for row in rows[:shown]], "Refused rows with reason and cure")
        if len(rows) > shown:
            st.caption(f"The first {shown} of {len(rows):,}; the file holds them all.")


def _listed(rows: Sequence[Refusal]) -> None:
    """One paragraph a row, where a table would have to be scrolled sideways."""
    for row in rows:
        where = f"line {row.line:,}" if row.line is not None else "whole file"
        place = " · ".join(filter(None, (name(row.file), where, plain(row.column))))
        value = f"**{safe(row.value) or '(empty)'}**: " if row.column else ""
        st.markdown(f":small[:gray[{safe(place)}]]  \n{value}{safe(row.reason)}. {safe(row.cure)}")


def _refusal(row: Refusal) -> dict[str, object]:
    return {
        "File": name(row.file),
        "Line": row.line,
        "Column": plain(row.column),
        "Value": plain(row.value) or "(empty)",
        "Reason": plain(row.reason),
        "Cure": plain(row.cure),
    }
