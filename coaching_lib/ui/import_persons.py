"""Two spellings of one agent: hints with one click, what was said so far, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coaching_lib.actions import same_person
from coaching_lib.desk import Desk
from coaching_lib.people.same_person import Hint, Person
from coaching_lib.reports import persons
from coaching_lib.ui import cards, format, import_look, refusals
from coaching_lib.ui.import_look import Looked
from coaching_lib.ui.text import safe

MEANING = (
    "Nobody is joined by itself. What you say is kept in `same-person.toml` in the data folder and holds "
    "from the next load on; load an export again to correct what is loaded already."
)


def show(desk: Desk, looked: Looked | None) -> None:
    """Draw the hints of a look and what was said; nothing where there is neither."""
    hints = looked.report.hints if looked and looked.report else ()
    joined = persons.joined(desk)
    said = {alias.casefold() for alias, _ in joined}
    open_hints = [hint for hint in hints if hint.alias.agent_id.casefold() not in said]
    if not open_hints and not joined:
        return
    with cards.card(key="import_persons"):
        cards.heading("Same person?", MEANING)
        for hint in open_hints:
            _hint(desk, hint)
        for alias, kept in joined:
            _joined(desk, alias, kept)


def _hint(desk: Desk, hint: Hint) -> None:
    key = f"{hint.alias.agent_id}_{hint.kept.agent_id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with cards.stacked():
            st.markdown(f"{_who(hint.alias)} and {_who(hint.kept)}")
            st.caption(safe(hint.why))
        if st.button("The same person", key=f"_same_{key}", icon=":material/merge:"):
            _do(lambda: same_person.join(desk, hint.alias.agent_id, hint.kept.agent_id))
        if st.button("Two people", key=f"_apart_{key}", type="tertiary"):
            _do(lambda: same_person.tell_apart(desk, hint.alias.agent_id, hint.kept.agent_id))


def _joined(desk: Desk, alias: str, kept: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with cards.stacked():
            st.markdown(f"**{safe(alias)}** is read as **{safe(kept)}**")
            st.caption("From the next load on")
        if st.button("Take back", key=f"_part_{alias}", icon=":material/undo:", type="tertiary"):
            _do(lambda: same_person.part(desk, alias))


def _who(person: Person) -> str:
    contacts = format.counted(person.contacts, "contact")
    return f"**{safe(person.name or person.agent_id)}** :small[:gray[({safe(person.agent_id)}, {contacts})]]"


def _do(action: Callable[[], None]) -> None:
    with refusals.said():
        action()
        import_look.again()
        st.rerun()
