"""The head of a look: which files, understood as what, and how many contacts would come in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.actions.imports import ImportReport
from coaching_lib.exports import FileReport
from coaching_lib.scores.load import ScoreCheck
from coaching_lib.ui import cards, format, import_answers, import_look
from coaching_lib.ui.import_look import Looked
from coaching_lib.ui.import_tables import name
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import safe

EDITING = "_import_editing"
NAMED, MOST_WHYS = 3, 6
MANY = 10_000


def show(looked: Looked) -> None:
    """Draw the card; nothing where the files wait for answers."""
    report = looked.report
    if report is None:
        return
    understood = [file for file in report.files if file.layout not in ("ignored", "refused")]
    with cards.card(key="import_summary"):
        with cards.stacked():
            _title(understood)
            _facts(understood, looked.seconds)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button("Choose other files", icon=":material/upload_file:", on_click=import_look.start_over)
            st.toggle("Correct the columns", key=EDITING)
            if import_answers.answers() is not None:
                st.button("Take my answers back", icon=":material/undo:", on_click=import_answers.forget,
                          type="tertiary")  # fmt: skip
        _counts(report)
        _notes(report)


def _title(understood: Sequence[FileReport]) -> None:
    names = ", ".join(name(file.path) for file in understood[:NAMED])
    more = f" and {len(understood) - NAMED} more" if len(understood) > NAMED else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{safe(names + more) or 'Nothing to load'}**", width="content")
        if understood:
            st.badge("Layout recognized", icon=":material/check_circle:", color="green")
        else:
            st.badge("Not understood", icon=":material/error:", color="red")


def _facts(understood: Sequence[FileReport], seconds: float) -> None:
    for why in list(dict.fromkeys(map(_understood, understood)))[:MOST_WHYS]:
        st.caption(safe(f"{why}."))
    days = [day for file in understood for day in (file.first_day, file.last_day) if day is not None]
    facts = [format.window(min(days), max(days))] if days else ["No dates, so no trends"]
    agents = max((file.agents for file in understood), default=0)
    facts += [format.counted(agents, "agent")] if agents else []
    facts += sorted({file.encoding for file in understood if file.encoding})
    facts += sorted({file.delimiter for file in understood if file.delimiter})
    rows = sum(file.rows_read for file in understood)
    facts.append(f"{format.counted(rows, 'row')}{_speed(rows, seconds)}")
    if understood:
        st.caption(" · ".join(safe(fact) for fact in facts))


def _understood(file: FileReport) -> str:
    """The layout and why; layouts of a tool begin with its name by themselves."""
    layout = f"{file.layout[:1].upper()}{file.layout[1:]}"
    return file.why if file.why[:1].isupper() else f"{layout}: {file.why}"


def _speed(rows: int, seconds: float) -> str:
    """How fast they were read, where there were enough for a speed."""
    if rows < MANY or seconds < 1:
        return ""
    return f" in {seconds:.0f} s, {format.count(round(rows / seconds))} a second"


def _counts(report: ImportReport) -> None:
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


def _notes(report: ImportReport) -> None:
    """What is to be known about scores and names before the load."""
    said = [*_differences(report.score_check), *_estimates(report)]
    for row in report.joined:
        contacts = format.counted(row["interactions"], "contact")
        said.append(f"{row['agent_id']} is read as {row['read_as']}, as you said: {contacts}.")
    said += [note for file in report.files for note in file.notes if " read as “" in note]
    for sentence in said:
        st.caption(f":material/info: {safe(sentence)}")


def _differences(check: ScoreCheck) -> list[str]:
    if not check.differ:
        return []
    examples = "; ".join(
        f"{one.interaction_id} {format.score(one.exported)}, computed {format.score(one.computed)}"
        for one in check.examples[:NAMED]
    )
    return [
        f"{format.of(check.differ, check.compared)} exported scores differ from the computed: {examples}."
    ]


def _estimates(report: ImportReport) -> list[str]:
    said = []
    for one in report.estimated:
        rubric = f"“{one.rubric}” has" if one.rubric else "The behaviors have"
        sum_words = "within" if one.is_plain_sum else "but they are no plain sum: off by"
        said.append(
            f"{rubric} no weights in the export. They are estimated from {format.count(one.interactions)} "
            f"exported scores, {sum_words} {format.score(one.residual)} points on average."
        )
    return said
