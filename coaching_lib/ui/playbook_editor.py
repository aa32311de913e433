"""Playbooks on the Settings page: the words of a draft, checked as they are written, every version kept."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import streamlit as st

from coaching_lib.actions import playbooks as actions
from coaching_lib.advice.playbook import PARTS
from coaching_lib.reports import playbooks as report
from coaching_lib.reports.playbooks import PlaybookLine
from coaching_lib.ui import cards, playbook_preview, playbook_versions, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

MEANING = (
    "A draft takes its words from the playbook of its behavior; figures, quotes, goal and date are filled in "
    "by the program. Change the words here and every new draft speaks them. Words in braces stand for what "
    "is filled in: keep them as they are written. Every version is kept."
)
LABELS = {
    "situation": "What happened",
    "effect": "What it means for the customer",
    "say": "A line to say",
    "practice": "What to practise this week",
    "question": "A question to the agent",
}
SOURCES = {"ours": "as it came with the program", "record": "changed here", "file": "from a file"}


def show(desk: PageDesk) -> None:
    """The card: choose a playbook, change its words, see what is wrong and how it reads, save."""
    with cards.card(key="settings_playbooks"):
        cards.heading("Playbooks", MEANING)
        lines = [line for line in report.playbook_lines(desk) if line.table]
        line = _chosen(lines)
        for broken in (each for each in report.playbook_lines(desk) if each.problems):
            st.warning(safe(f"The file of {broken.name} is not used: {' '.join(broken.problems)}"))
        table = _table(line)
        variant = _variant(line, table)
        _words(line, table, variant)
        _when(line, table)
        _end(desk, line, table, variant)


def _chosen(lines: Sequence[PlaybookLine]) -> PlaybookLine:
    by_name = {line.name: line for line in sorted(lines, key=lambda line: (not line.behaviors, line.title))}
    name = st.selectbox(
        "Playbook",
        list(by_name),
        format_func=lambda name: plain(_title(by_name[name])),
        label_visibility="collapsed",
        key="_playbook",
    )
    line = by_name[name]
    used = ", ".join(line.behaviors) if line.behaviors else "no behavior of this rubric"
    st.caption(f"{SOURCES[line.source].capitalize()} · used for {safe(used)}")
    return line


def _title(line: PlaybookLine) -> str:
    return line.title + (f" ({SOURCES[line.source]})" if line.source != "ours" else "")


def _table(line: PlaybookLine) -> dict[str, Any]:
    """The words as they are being changed, until they are saved or another version is there."""
    key = f"_playbook_table_{line.name}_{line.version}_{line.source}"
    table: dict[str, Any] = st.session_state.setdefault(key, copy.deepcopy(dict(line.table)))
    return table


def _variant(line: PlaybookLine, table: dict[str, Any]) -> int:
    numbers = list(range(len(table["variants"])))
    key = f"_playbook_variant_{line.name}"
    found = st.segmented_control(
        "Variant", numbers, default=0, format_func=lambda each: f"Variant {each + 1}", key=key,
        label_visibility="collapsed",
    )  # fmt: skip
    return found if found in numbers else 0


def _words(line: PlaybookLine, table: dict[str, Any], variant: int) -> None:
    words = table["variants"][variant]
    for part in PARTS:
        key = f"_playbook_{line.name}_{line.version}_{line.source}_{variant}_{part}"
        words[part] = st.text_area(LABELS.get(part, part), words.get(part, ""), key=key, height=80)


def _when(line: PlaybookLine, table: dict[str, Any]) -> None:
    with st.expander("When it is used", icon=":material/rule:"):
        for name, label in (
            ("synonyms", "Names of behaviors it is for, one a line; * stands for any ending"),
            ("sign", "Words that show it was done, one a line"),
        ):
            key = f"_playbook_{line.name}_{line.version}_{line.source}_{name}"
            said = st.text_area(label, "\n".join(table.get(name, [])), key=key, height=140)
            table[name] = [each for each in said.splitlines() if each.strip()]


def _end(desk: PageDesk, line: PlaybookLine, table: dict[str, Any], variant: int) -> None:
    is_changed = table != dict(line.table)
    found, grades = report.check(line.name, table)
    for problem in found:
        st.warning(safe(problem), icon=":material/rule:")
    if grades:
        st.caption(f":material/check: Reads at grade {grades[variant]:.1f} (8 at most), length in range.")
    with st.container(horizontal=True):
        if st.button("Save", type="primary", disabled=not is_changed or bool(found)):
            _saved(desk, line, table)
        playbook_preview.button(desk, line, table, variant, disabled=bool(found))
        playbook_versions.button(desk, line)
        if line.source == "record" and line.replaces_ours and st.button("Back to ours", type="tertiary"):
            _removed(desk, line)


def _saved(desk: PageDesk, line: PlaybookLine, table: dict[str, Any]) -> None:
    with refusals.said() as attempt:
        actions.save(desk, line.name, table, line.version)
    if not attempt.refused:
        st.toast("Saved; new drafts use it.", icon=":material/check:")
        st.rerun()


def _removed(desk: PageDesk, line: PlaybookLine) -> None:
    with refusals.said() as attempt:
        actions.remove(desk, line.name, line.version)
    if not attempt.refused:
        st.toast("Ours counts again. Versions takes yours back.", icon=":material/undo:")
        st.rerun()
