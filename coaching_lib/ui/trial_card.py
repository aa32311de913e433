"""What if: other weights, criticals, goals and modes, tried on the contacts that are there. Saves nothing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.rubric import Criterion, Rubric
from coaching_lib.reports.rubric_trial import TrialAgent, TrialOutcome, rubric_trial
from coaching_lib.reports.what_if import Trial
from coaching_lib.scoring.what_if import RubricChange
from coaching_lib.ui import cards, format, places, refusals, trial_words
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

TRIED = "_trial"
FIRST = 12
NA = {"exclude": "Left out of the score", "pass": "Counts as met"}
CRITICAL = {"zero": "Makes the contact 0", "keep": "Costs its own weight only"}
WEIGHT, MARK, GOAL = "Weight", "Critical", "Goal, % met"


def show(desk: PageDesk, found: Rubric) -> None:
    """Draw the form, and below it what the last try would change."""
    with cards.card(key="what_if"):
        cards.heading("What if", trial_words.MEANING)
        st.caption("Change the rubric and see what it would do to these scores. Nothing is saved.")
        trial = _form(found)
        if trial is not None:
            st.session_state[TRIED] = trial
        if (kept := st.session_state.get(TRIED)) is not None:
            with refusals.said(), st.spinner("Counting every contact again."):
                _outcome(rubric_trial(desk, kept, Filters()))


def _form(found: Rubric) -> Trial | None:
    """The fields; a trial when "Try it" was pressed."""
    frame = pd.DataFrame([_row(each) for each in found.criteria])
    with st.form("what_if", border=False):
        edited = st.data_editor(
            frame,
            hide_index=True,
            height="content",
            disabled=["Behavior"],
            column_config=_columns(),
            placeholder="",
            alt="The rubric to try: weight, critical mark and goal of every behavior",
            key="_trial_table",
        )
        left, right = st.columns(2)
        with left:
            na_mode = _mode("Not applicable", NA, found.na_mode)
        with right:
            auto_fail = _mode("A missed critical behavior", CRITICAL, found.auto_fail)
        if not st.form_submit_button("Try it", icon=":material/science:"):
            return None
    changes = [
        change
        for each, row in zip(found.criteria, edited.to_dict("records"), strict=True)
        if (change := changed(each, row)) is not None
    ]
    return Trial(tuple(changes), na_mode, auto_fail)


def _row(each: Criterion) -> dict[str, object]:
    return {
        "Behavior": plain(each.behavior),
        WEIGHT: each.weight,
        MARK: each.is_critical,
        GOAL: None if each.goal_rate is None else each.goal_rate * 100,
    }


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "Behavior": column.TextColumn(width=140 if is_phone() else "large"),
        WEIGHT: column.NumberColumn(min_value=0.0, format="%.3g", help="Only the proportions matter"),
        MARK: column.CheckboxColumn(),
        GOAL: column.NumberColumn(min_value=0.0, max_value=100.0, format="%.0f", help="Empty: no goal"),
    }


def _mode(label: str, choices: Mapping[str, str], now: str) -> str:
    names = list(choices)
    return st.selectbox(label, names, index=names.index(now), format_func=choices.__getitem__)


def changed(each: Criterion, row: Mapping[Hashable, Any]) -> RubricChange | None:
    """What of a behavior was edited; None: nothing. An emptied field leaves things as they are."""
    weight, goal = _number(row[WEIGHT]), _number(row[GOAL])
    change = RubricChange(
        behavior=each.behavior,
        weight=None if weight is None or weight == each.weight else weight,
        is_critical=None if bool(row[MARK]) == each.is_critical else bool(row[MARK]),
        goal_rate=None if goal is None or goal / 100 == each.goal_rate else goal / 100,
    )
    return None if change == RubricChange(each.behavior) else change


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type,call-overload]


def _outcome(found: TrialOutcome | None) -> None:
    if found is None:
        return
    with st.grid(3, min_column_width=150, height="stretch"):
        _metric("Average score", format.score, found.average_before, found.average_after)
        _metric("Coaching Required", format.count, found.required_before, found.required_after)
        _metric("Verdicts changed", format.count, None, len(found.verdicts))
    st.caption(trial_words.verdicts(found))
    for verdict in found.verdicts:
        places.link("coaching_sessions", trial_words.verdict(verdict), plan=verdict.plan_id)
    if not found.moved:
        st.markdown("Nobody would enter or leave Coaching Required.")
    for agent in found.moved[:FIRST]:
        _moved(agent)
    _averages(found)


def _metric(label: str, words: Any, before: float | None, after: float | None) -> None:
    said = None if before is None else f"now {words(before)}"
    st.metric(label, words(after), said, delta_arrow="off", delta_color="gray", border=True, height="stretch")


def _moved(agent: TrialAgent) -> None:
    with cards.row():
        with cards.stacked(width=170):
            places.link("agent", f"**{safe(agent.agent_name)}**", agent=agent.agent_id)
        with cards.stacked():
            for icon, word, names in (
                (":orange[:material/login:]", "enters", agent.enters),
                (":green[:material/logout:]", "leaves", agent.leaves),
            ):
                for name in names:
                    st.markdown(f":small[{icon} {word}: {safe(name)}]")
        st.markdown(f":small[{trial_words.averages(agent)}]", width="content")


def _averages(found: TrialOutcome) -> None:
    """Every agent's average before and after."""
    rows = [
        {
            "Agent": plain(agent.agent_name),
            "Team": plain(agent.team),
            "Average now": agent.average_before,
            "Would be": agent.average_after,
            "Change": _minus(agent),
        }
        for agent in found.agents
    ]
    score = st.column_config.NumberColumn(format="%.1f")
    with st.expander(f"Averages of all {format.counted(len(rows), 'agent')}", icon=":material/table:"):
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            column_config={
                "Average now": score,
                "Would be": score,
                "Change": st.column_config.NumberColumn(format="%+.1f"),
            },
            alt="Average score of every agent now and under the rubric tried",
        )


def _minus(agent: TrialAgent) -> float | None:
    if agent.average_before is None or agent.average_after is None:
        return None
    return agent.average_after - agent.average_before
