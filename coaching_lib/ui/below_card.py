"""A quiet line on the Overview: how many agents are surely below a target, and who they are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.reports.answers.agents import BelowAgent, BelowTarget
from coaching_lib.ui import cards, format, places
from coaching_lib.ui.text import safe

NAMED = 8
MEANING = (
    "*Surely below*: the whole 90% range lies below the target, with lucky and unlucky streaks evened out. "
    "Agents with few contacts are rarely named: their ranges are wide."
)


def show(found: Sequence[BelowTarget]) -> None:
    """Draw the line; nothing where nobody is surely below a target."""
    if not found:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small", key="below"):
        st.markdown(f":material/notifications: {_line(found)}", width="stretch")
        with st.popover("Who", type="tertiary"):
            for each in found:
                _target(each)
            st.caption(MEANING)


def _line(found: Sequence[BelowTarget]) -> str:
    words = [f"{_counted(each)} {_named(each)}" for each in found[:2]]
    rest = len(found) - len(words)
    return " · ".join(words) + (f" · and {format.counted(rest, 'more target')}" if rest else "")


def _counted(each: BelowTarget) -> str:
    count = len(each.agents)
    return f"**{format.counted(count, 'agent')}** {'is' if count == 1 else 'are'} surely below"


def _named(each: BelowTarget) -> str:
    if each.behavior is None:
        return f"the target of {format.score(each.target)}"
    return f"{format.percent(each.target)} of *{safe(each.behavior)}*"


def _target(each: BelowTarget) -> None:
    goal = "Average QA score" if each.behavior is None else safe(each.behavior)
    st.markdown(
        f"**{goal}**, target {_figure(each, each.target)}: {format.of(len(each.agents), each.judged)}"
    )
    with st.container(gap="xsmall"):
        for agent in each.agents[:NAMED]:
            _agent(each, agent)
    if len(each.agents) > NAMED:
        _rest(each)


def _agent(each: BelowTarget, agent: BelowAgent) -> None:
    query = {"agent": agent.agent_id} | ({"behavior": each.behavior} if each.behavior else {})
    with cards.row():
        places.link("agent", safe(agent.agent_name), width="stretch", **query)
        spread = f"{_figure(each, agent.low)} to {_figure(each, agent.high)}"
        st.markdown(f":small[**{_figure(each, agent.value)}** :gray[{spread}]]", width="content")


def _rest(each: BelowTarget) -> None:
    more = f"and {len(each.agents) - NAMED} more"
    if each.behavior is None:
        places.link("directory", f"{more}: all of them", icon=":material/group:", only="below-target")
    else:
        st.caption(more)


def _figure(each: BelowTarget, value: float) -> str:
    return format.score(value) if each.behavior is None else format.percent(value)
