"""Coaching Required: who should be coached on what, how much the average would gain, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.reports.answers.agents import CoachingRequired, NotSureYet
from coaching_lib.reports.answers.programme import QueueRow
from coaching_lib.ui import (
    cards,
    empty,
    format,
    hours,
    meanings,
    places,
    required_hours,
    required_skip,
    status,
)
from coaching_lib.ui.hours import Hours
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import safe

FIRST = 4
MOST = required_hours.MOST
NAME_WIDTH = 150
MEANING = (
    "An agent is listed when it is **at least 80% sure** that the agent is 5 points or more below "
    "colleagues on the same kinds of contacts, with 5 or more contacts where the behavior applied and "
    "half a point or more to gain.  \n"
    "**Points**: how much the agent's average would rise if these misses stopped, with luck evened "
    "out. Click a figure to read where it comes from."
)


def show(
    desk: Desk,
    rows: Sequence[CoachingRequired],
    unsure: Sequence[NotSureYet],
    too_few: int,
    mine: Hours | None = None,
    queue: Sequence[QueueRow] = (),
) -> None:
    """Draw the card; agents in the order of their most expensive behavior.

    With coaching hours, one row per agent and behavior and the line where the hours end; without, what is
    set aside stands below the list.
    """
    wanted = [row for row in rows if not row.set_aside]
    with cards.card(key="coaching_required"):
        with cards.heading("Coaching Required", MEANING):
            if rows:
                hours.picker(mine)
        if not rows:
            empty.nobody_required(too_few)
        elif mine is not None:
            required_hours.show(desk, rows, queue, mine, lambda row, below: _agent(desk, [row], below))
        else:
            _agents(desk, _by_agent(wanted))
            required_skip.aside(desk, rows)
        _unsure(unsure)


def _agents(desk: Desk, agents: list[list[CoachingRequired]]) -> None:
    for flagged in agents[: MOST if st.session_state.get("_required_all") else FIRST]:
        _agent(desk, flagged, partial(required_hours.start, flagged[0]))
    if len(agents) > FIRST:
        required_hours.offer_more(len(agents), f"Show all {format.count(len(agents))} agents")


def _by_agent(rows: Sequence[CoachingRequired]) -> list[list[CoachingRequired]]:
    order: dict[str, list[CoachingRequired]] = {}
    for row in rows:
        order.setdefault(row.agent_id, []).append(row)
    return list(order.values())


def _agent(desk: Desk, flagged: list[CoachingRequired], below: Callable[[], object]) -> None:
    first = flagged[0]
    figure = f"**{format.points(first.expected_points_lost)}** :gray[points]"
    if is_phone():
        with cards.stacked():
            with cards.row():
                _name(first, "stretch")
                cards.means(_meaning(first), label=figure)
            _what(flagged)
            with cards.row():
                below()
                _skip(desk, first)
        return
    with cards.row():
        with cards.stacked(width=NAME_WIDTH):
            _name(first, "content")
            with cards.row():
                below()
                _skip(desk, first)
        with cards.stacked():
            _what(flagged)
        cards.means(_meaning(first), label=figure)


def _skip(desk: Desk, row: CoachingRequired) -> None:
    if not row.set_aside and not row.open_plan_id:
        required_skip.button(desk, row)


def _name(first: CoachingRequired, width: str) -> None:
    name = f"**{safe(first.agent_name)}**"
    places.link("agent", name, width=width, agent=first.agent_id, behavior=first.behavior)


def _what(flagged: list[CoachingRequired]) -> None:
    st.markdown(f":small[:orange[{status.NEEDS_COACHING}] {safe(flagged[0].behavior)}]")
    st.caption(_evidence(flagged))


def _evidence(flagged: list[CoachingRequired]) -> str:
    first = flagged[0]
    words = f"missed {format.of(first.missed, first.applicable)} · {format.sure(first.need_probability)}"
    if len(flagged) > 1:
        others = ", ".join(f"{row.behavior} {format.points(row.expected_points_lost)}" for row in flagged[1:])
        words += f" · also {others}"
    return safe(words)


def _meaning(row: CoachingRequired) -> str:
    gain = format.points(row.expected_points_lost)
    return (
        f"If **{safe(row.agent_name)}** stopped missing *{safe(row.behavior)}*, the agent's average would "
        f"rise by about **{gain} points**.  \n"
        f"It was missed in {format.of(row.missed, row.applicable)} contacts where it applied. With lucky and "
        f"unlucky streaks and the mix of contacts evened out, it is {format.sure(row.need_probability)} that "
        "the agent is 5 points or more below colleagues on the same kinds of contacts."
    )


def _unsure(rows: Sequence[NotSureYet]) -> None:
    if not rows:
        return
    st.caption("Not sure yet. More scored contacts would decide:")
    with st.container(gap="xsmall"):
        for row in rows:
            _unsure_row(row)


def _unsure_row(row: NotSureYet) -> None:
    with cards.row():
        width: int | str = "stretch" if is_phone() else NAME_WIDTH
        query = {"agent": row.agent_id, "behavior": row.behavior}
        places.link("agent", safe(row.agent_name), width=width, **query)
        if not is_phone():
            st.caption(safe(row.behavior))
        more = f":small[:gray[{format.count(row.more_needed)} more]]"
        cards.means(meanings.not_sure(row), more, key=f"unsure_{row.agent_id}_{row.behavior}")
    if is_phone():
        st.caption(safe(row.behavior))
