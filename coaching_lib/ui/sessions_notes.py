"""Meeting notes of a plan: both read the shared ones; written while the plan runs."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import notes
from coaching_lib.reports.answers.plans import MeetingNote, PlanDetail
from coaching_lib.ui import format, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, safe

EDITING = "_note_editing"


def show(desk: PageDesk, plan: PlanDetail) -> None:
    """The notes, each author's own with a pencil, and the field for the next one."""
    st.subheader("Meeting notes", anchor=False)
    if not plan.meeting_notes:
        st.caption("No notes yet." if plan.may_note else "No notes were written.")
    for note in plan.meeting_notes:
        if st.session_state.get(EDITING) == note.note_id and plan.may_note:
            _edit(desk, note)
        else:
            _read(desk, plan, note)
    if plan.may_note:
        _write(desk, plan)
    else:
        st.caption("The period is over; notes can no longer be changed.")


def _read(desk: PageDesk, plan: PlanDetail, note: MeetingNote) -> None:
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        with st.container(gap=None):
            st.markdown(paragraphs(note.text))
            st.caption(_about(desk, note))
        if plan.may_note and note.author == _author(desk, plan):
            st.button(
                "Edit note",
                icon=":material/edit:",
                type="tertiary",
                key=f"edit_{note.note_id}",
                on_click=_start_editing,
                args=(note.note_id,),
            )


def _about(desk: PageDesk, note: MeetingNote) -> str:
    words = [safe(note.author), format.moment(note.created_at, desk.settings.zone)]
    if note.edited_at:
        words.append(f"edited {format.moment(note.edited_at, desk.settings.zone)}")
    if note.visibility == "private":
        words.insert(0, ":material/lock: only managers")
    return " · ".join(words)


def _author(desk: PageDesk, plan: PlanDetail) -> str:
    return desk.viewer.name if desk.viewer.is_agent else plan.card.author_name


def _start_editing(note_id: str | None) -> None:
    st.session_state[EDITING] = note_id


def _edit(desk: PageDesk, note: MeetingNote) -> None:
    with st.form(f"note_{note.note_id}", border=False):
        text = st.text_area("Note", note.text, key=f"text_{note.note_id}", label_visibility="collapsed")
        with st.container(horizontal=True):
            is_saved = st.form_submit_button("Save note")
            st.form_submit_button("Cancel", type="tertiary", on_click=_start_editing, args=(None,))
    if is_saved:
        with refusals.said() as attempt:
            notes.edit(desk, note.note_id, note.version, text)
        if not attempt.refused:
            _start_editing(None)
            st.rerun()


def _write(desk: PageDesk, plan: PlanDetail) -> None:
    plan_id = plan.card.row.plan_id
    with st.form(f"new_note_{plan_id}", border=False):
        st.text_area(
            "New note", placeholder="What did you agree on?", key="_note_text", label_visibility="collapsed"
        )
        is_private = not desk.viewer.is_agent and st.checkbox("Only managers see this", key="_note_private")
        is_saved = st.form_submit_button("Save note", icon=":material/edit_note:")
    if is_saved:
        with refusals.said() as attempt:
            notes.add(desk, plan_id, st.session_state["_note_text"], "private" if is_private else "shared")
        if not attempt.refused:
            del st.session_state["_note_text"]
            st.toast("Note saved.", icon=":material/check:")
            st.rerun()
