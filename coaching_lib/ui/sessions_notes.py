"""Meeting notes of a plan: both read the shared ones; written while the plan runs."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import notes
from coaching_lib.errors import CoachingError, PlanChanged
from coaching_lib.reports.answers.plans import MeetingNote, PlanDetail
from coaching_lib.ui import conflict, format, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, safe

EDITING = "_note_editing"
SEEN = "_note_seen"


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
    elif plan.deleted_at is None:
        st.caption("The period is over; notes can no longer be changed.")
        conflict.too_late(_key(plan), plan.card.row.target_on)


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
                args=(note,),
            )


def _about(desk: PageDesk, note: MeetingNote) -> str:
    words = [safe(note.author), format.moment(note.created_at, desk.settings.zone)]
    if note.edited_at:
        words.append(f"edited {format.moment(note.edited_at, desk.settings.zone)}")
    if note.visibility == "private":
        words.insert(0, ":material/lock: only managers")
    return " · ".join(words)


def _author(desk: PageDesk, plan: PlanDetail) -> str:
    return plan.card.author_name if desk.viewer.is_operator else desk.viewer.name


def _start_editing(note: MeetingNote | None) -> None:
    """Open the field of a note; its version is the one the person has read."""
    st.session_state[EDITING] = note.note_id if note else None
    if note:
        st.session_state[SEEN] = note.version
        st.session_state[f"text_{note.note_id}"] = note.text


def _edit(desk: PageDesk, note: MeetingNote) -> None:
    with st.form(f"note_{note.note_id}", border=False):
        text = st.text_area("Note", key=f"text_{note.note_id}", label_visibility="collapsed")
        with st.container(horizontal=True):
            is_saved = st.form_submit_button("Save note")
            st.form_submit_button("Cancel", type="tertiary", on_click=_start_editing, args=(None,))
    if not is_saved:
        return
    try:
        notes.edit(desk, note.note_id, st.session_state[SEEN], text)
    except PlanChanged as error:
        conflict.both(error)
        st.session_state[SEEN] = note.version
    except CoachingError as error:
        refusals.say(error)
    else:
        _start_editing(None)
        st.rerun()


def _write(desk: PageDesk, plan: PlanDetail) -> None:
    plan_id, key = plan.card.row.plan_id, _key(plan)
    with st.form(f"new_note_{plan_id}", border=False):
        text = st.text_area(
            "New note", placeholder="What did you agree on?", key=key, label_visibility="collapsed"
        )
        is_private = not desk.viewer.is_agent and st.checkbox("Only managers see this", key=f"{key}_private")
        is_saved = st.form_submit_button("Save note", icon=":material/edit_note:")
    if is_saved:
        with refusals.said() as attempt:
            notes.add(desk, plan_id, text, "private" if is_private else "shared")
        if not attempt.refused:
            del st.session_state[key]
            st.toast("Note saved.", icon=":material/check:")
            st.rerun()


def _key(plan: PlanDetail) -> str:
    return f"_note_text_{plan.card.row.plan_id}"
