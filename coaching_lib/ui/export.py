"""Tables as files: CSV that no spreadsheet obeys (a text that reads as a formula gets a ' in front), JSON."""

from __future__ import annotations

import csv
import io
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from coaching_lib.ui.text import plain

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> object:
    """One cell: numbers stay numbers, text is made harmless, lists are joined, nothing stays empty."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, tuple | list):
        value = "; ".join(map(str, value))
    text = plain(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def csv_bytes(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows as CSV with a header, UTF-8 with a byte order mark so that spreadsheets read accents."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def button(
    name: str, rows: Callable[[], Sequence[Mapping[str, object]]], label: str = "Download as CSV"
) -> None:
    """A button that builds the file when it is pressed. `name` begins the file's name."""
    st.download_button(
        label,
        lambda: csv_bytes(rows()),
        file_name=f"{name}-{secrets.token_hex(3)}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"_export_{name}",
    )


def json_bytes(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows as one JSON document, days as YYYY-MM-DD, UTF-8."""
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_day).encode()


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON.")


def choice(name: str, rows: Callable[[], Sequence[Mapping[str, object]]]) -> None:
    """The same rows as CSV or JSON, behind one button; a file is built when it is asked for."""
    with st.popover("Download", icon=":material/download:", type="tertiary"):
        button(name, rows, "CSV, for spreadsheets")
        st.download_button(
            "JSON, for programs",
            lambda: json_bytes(rows()),
            file_name=f"{name}-{secrets.token_hex(3)}.json",
            mime="application/json",
            icon=":material/data_object:",
            type="tertiary",
            on_click="ignore",
            key=f"_export_{name}_json",
        )
