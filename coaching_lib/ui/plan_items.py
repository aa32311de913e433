"""The action items of a plan that is being written: one line each, with owner and day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from coaching_lib.actions.items import LONGEST
from coaching_lib.actions.plans import PlanItem

KEY = "_plan_items"
OWNERS = {"agent": "Agent", "manager": "Manager"}
MOST = 12


def show(today: date) -> None:
    """The lines, and the button for another one."""
    rows = st.session_state[KEY]
    for row in rows:
        _line(row, today)
    st.button(
        "Add an action item",
        icon=":material/add_task:",
        type="tertiary",
        on_click=_add,
        disabled=len(rows) >= MOST,
    )


def written(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines as the record keeps them, empty ones left out; days as YYYY-MM-DD."""
    return [
        {"text": row["text"], "owner": row["owner"], "due": row["due"] and row["due"].isoformat()}
        for row in rows
        if row["text"].strip()
    ]


def opened(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Lines of the record as the form has them."""
    return [
        {
            "id": number,
            "text": str(row["text"]),
            "owner": row["owner"] if row["owner"] in OWNERS else "agent",
            "due": date.fromisoformat(row["due"]) if row.get("due") else None,
        }
        for number, row in enumerate(rows)
    ]


def items() -> tuple[PlanItem, ...]:
    """What stands in the lines, empty ones left out."""
    rows = [row for row in st.session_state[KEY] if row["text"].strip()]
    return tuple(PlanItem(row["text"], row["owner"], row["due"]) for row in rows)


def add_from(template: Sequence[Mapping[str, Any]], today: date) -> None:
    """Add the items of a template; due so many days from today as it says."""
    for item in template:
        days = item.get("days")
        _append(str(item["text"]), str(item["owner"]), today + timedelta(days=days) if days else None)


def as_template(today: date) -> list[dict[str, Any]]:
    """The items as a template keeps them: days from today instead of dates."""
    return [
        {"text": item.text, "owner": item.owner, "days": (item.due_on - today).days if item.due_on else None}
        for item in items()
    ]


def _line(row: Mapping[str, Any], today: date) -> None:
    parts = st.columns([10, 4, 4, 1], gap="small", vertical_alignment="center")
    what, first = "What is to be done", min(today, row["due"] or today)
    with parts[0]:
        _widget(st.text_input, row, "text", what, max_chars=LONGEST, placeholder=what)
    with parts[1]:
        _widget(st.selectbox, row, "owner", "Whose", options=list(OWNERS), format_func=OWNERS.__getitem__)
    with parts[2]:
        _widget(st.date_input, row, "due", "Due", min_value=first, format="YYYY-MM-DD")
    with parts[3]:
        st.button(
            "",
            icon=":material/close:",
            type="tertiary",
            help="Take this item away",
            key=f"{KEY}_{row['id']}_away",
            on_click=_remove,
            args=(row["id"],),
        )


def _widget(draw: Any, row: Mapping[str, Any], name: str, label: str, **more: Any) -> None:
    key = f"{KEY}_{row['id']}_{name}"
    st.session_state[key] = row[name]
    draw(
        label,
        key=key,
        on_change=_changed,
        args=(row["id"], name),
        label_visibility="collapsed",
        **more,
    )


def _changed(number: int, name: str) -> None:
    for row in st.session_state[KEY]:
        if row["id"] == number:
            row[name] = st.session_state[f"{KEY}_{number}_{name}"]


def _add() -> None:
    _append("", "agent", None)


def _append(text: str, owner: str, due: date | None) -> None:
    rows = st.session_state[KEY]
    number = max((row["id"] for row in rows), default=-1) + 1
    rows.append({"id": number, "text": text, "owner": owner, "due": due})


def _remove(number: int) -> None:
    st.session_state[KEY] = [row for row in st.session_state[KEY] if row["id"] != number]
