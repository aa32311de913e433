"""Agents chosen in the Directory, across its pages, and the way from them to one plan for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from coaching_lib.reports.answers.agents import DirectoryRow
from coaching_lib.ui import format, visiting
from coaching_lib.ui.text import safe, shortened

KEPT = "_directory_chosen"
NAMED = 3
MOST = 50
"""Agents that one address can carry without trouble."""


@dataclass(frozen=True)
class Chosen:
    """What is remembered of a chosen agent."""

    name: str
    behaviors: tuple[str, ...]
    """Those the agent surely needs coaching on."""


def kept() -> dict[str, Chosen]:
    """The chosen agents by id, in the order of choosing."""
    found: dict[str, Chosen] = st.session_state.setdefault(KEPT, {})
    return found


def on_page(rows: Sequence[DirectoryRow]) -> list[str]:
    """Ids of the chosen agents among these."""
    return [row.agent.agent_id for row in rows if row.agent.agent_id in kept()]


def choose(rows: Sequence[DirectoryRow], chosen: Sequence[str] | None) -> None:
    """Of the agents of this page exactly these are chosen now."""
    merge(kept(), rows, chosen)


def merge(into: dict[str, Chosen], rows: Sequence[DirectoryRow], chosen: Sequence[str] | None) -> None:
    """Take the choice among the agents of one page over; those of other pages stay as they are."""
    wanted = set(chosen or ())
    for row in rows:
        agent = row.agent
        if agent.agent_id not in wanted:
            into.pop(agent.agent_id, None)
        elif agent.agent_id not in into:
            into[agent.agent_id] = Chosen(agent.agent_name, agent.behaviors_to_coach)


def bar() -> None:
    """Who is chosen, the way to a plan for each of them, and none of it."""
    chosen = kept()
    st.markdown(_words(chosen), width="content")
    too_many = len(chosen) > MOST
    if st.button(
        "Coach together",
        type="primary",
        icon=":material/group_add:",
        disabled=too_many,
        help=f"At most {MOST} at a time." if too_many else "One plan for each of them.",
    ):
        visiting.visit("agent", **query(chosen))
    st.button("Clear", type="tertiary", key="_directory_clear", on_click=chosen.clear)


def query(chosen: Mapping[str, Chosen]) -> dict[str, str]:
    """The address of the plan form for all of them: the first agent's page, the others along.

    The behavior is the one that most of them need coaching on, if any, and the first is one who needs it.
    """
    needs = Counter(behavior for each in chosen.values() for behavior in each.behaviors)
    behavior = max(needs, key=lambda name: needs[name]) if needs else None
    ids = sorted(chosen, key=lambda agent_id: behavior not in chosen[agent_id].behaviors)
    asked = {"agent": ids[0], "plan": "new"}
    if ids[1:]:
        asked["also"] = ",".join(ids[1:])
    return asked | ({"behavior": behavior} if behavior else {})


def _words(chosen: Mapping[str, Chosen]) -> str:
    names = [safe(shortened(each.name, 24)) for each in list(chosen.values())[:NAMED]]
    more = len(chosen) - len(names)
    rest = f" and {more} more" if more else ""
    return f"**{format.count(len(chosen))} chosen:** {', '.join(names)}{rest}"
