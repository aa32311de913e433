"""The mapping editor: what is asked, and one choice for each column; every change looks again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.exports import ColumnDecision, ColumnsOpen
from coaching_lib.ui import cards, import_answers, import_look, import_summary
from coaching_lib.ui.field_words import OFFERED, words_of
from coaching_lib.ui.import_look import Looked
from coaching_lib.ui.import_source import ROUND, Source
from coaching_lib.ui.import_tables import name
from coaching_lib.ui.text import plain, safe, shortened

ORDERS: dict[str, import_answers.Order] = {"Day first, 31/12": "dmy", "Month first, 12/31": "mdy"}
SAMPLE_LENGTH = 32
ALL = "_import_all_columns"


def show(desk: Desk, source: Source, looked: Looked) -> None:
    """Draw the editor where something is open, or where it was asked for."""
    if looked.asked is None and not st.session_state.get(import_summary.EDITING):
        return
    known = import_look.known(desk, looked)
    with cards.card(key="import_mapping"):
        cards.heading("Which column is which?")
        if looked.asked is not None:
            _asked(looked.asked, looked, known)
        for number, (file, _, columns) in enumerate(looked.tables()):
            _table(f"{st.session_state.get(ROUND, 0)}_{number}", file, columns, looked, known)
        _name(source)


def _asked(asked: ColumnsOpen, looked: Looked, known: Mapping[str, str]) -> None:
    questions = [question for table in asked.tables for question in table.questions]
    said = [question.why for question in questions] or [asked.message]
    st.warning("  \n".join(safe(sentence) for sentence in said), icon=":material/help:")
    if any(question.field == "date_order" for question in questions):
        order = st.segmented_control("Order of day and month", list(ORDERS), key="_import_order_asked")
        if order is not None:
            import_answers.say_order(ORDERS[order], looked.columns(), known)
            st.rerun()
    elif import_answers.answers() is None and not any(question.candidates for question in questions):
        st.button(
            "Yes, read them like this",
            icon=":material/check:",
            on_click=import_answers.confirm,
            args=(looked.columns(), known),
        )


def _table(
    key: str, file: str, columns: tuple[ColumnDecision, ...], looked: Looked, known: Mapping[str, str]
) -> None:
    """The columns of one file; those that are asked about stand first."""
    st.markdown(f"**{safe(name(file))}**")
    for column in sorted(columns, key=lambda one: not one.is_open):
        _column(key, column, looked, known)


def _column(key: str, column: ColumnDecision, looked: Looked, known: Mapping[str, str]) -> None:
    told = import_answers.answers()
    field = told.columns.get(column.name, column.field) if told else column.field
    left, right = st.columns([3, 2], gap="small", vertical_alignment="center")
    with left:
        samples = ", ".join(shortened(value, SAMPLE_LENGTH) for value in column.samples) or "empty"
        icon = ":material/help: " if column.is_open else ""
        why = "" if column.is_open else f"  \n:small[:gray[{safe(column.why)}]]"
        st.markdown(f"{icon}**{safe(column.name)}** :small[{safe(samples)}]{why}")
    widget = f"_import_column_{key}_{column.name}_{field}"
    with right:
        st.selectbox(
            plain(column.name),
            OFFERED if field in OFFERED else [field, *OFFERED],
            index=None if column.is_open and not field else _place(field),
            placeholder="Choose what it is",
            format_func=words_of,
            key=widget,
            label_visibility="collapsed",
            on_change=_say,
            args=(widget, column.name, looked, known),
        )


def _place(field: str) -> int:
    """Where a field stands among those offered; one that is offered nowhere stands first."""
    return OFFERED.index(field) if field in OFFERED else 0


def _say(widget: str, column: str, looked: Looked, known: Mapping[str, str]) -> None:
    if (field := st.session_state[widget]) is not None:
        import_answers.say(column, field, looked.columns(), known)


def _name(source: Source) -> None:
    if import_answers.answers() is None:
        st.caption("What you choose here is kept with the load and used for every export with these columns.")
        return
    st.text_input(
        "Keep these answers under the name",
        key=import_answers.NAME,
        placeholder=import_answers.name(source),
        help="A plain file in the data folder, used for every export with the same columns.",
    )
