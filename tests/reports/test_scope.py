"""Whom an answer may name: everyone for the operator, own teams for a manager, oneself for an agent."""

from __future__ import annotations

import pytest

from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import Role, Viewer, agent_viewer
from coaching_lib.reports import (
    agent,
    behaviors,
    conversation,
    directory,
    examples,
    metrics,
    plans,
    target,
    team,
)
from tests.reports.test_plans import share

SOUTH = Viewer("South", frozenset({Role.MANAGER}), teams=frozenset({"South"}))
NOBODY = Viewer("Nobody", frozenset({Role.MANAGER}))
AGENT = agent_viewer("a02", "A02")
ALL = Filters()


@pytest.mark.parametrize(("viewer", "seen"), [(SOUTH, 6), (AGENT, 1), (NOBODY, 0)])
def test_lists_hold_only_agents_in_scope(desk, viewer, seen):
    theirs = desk.seen_as(viewer)
    assert len(directory.agents(theirs, ALL)) == seen
    assert len(directory.agent_names(theirs)) == seen
    assert directory.directory(theirs, ALL).agents_in_scope == seen
    assert metrics.metrics(theirs, ALL).agents == seen
    ids = {row[0] for row in directory.agent_names(theirs)}
    assert {row.agent_id for row in team.coaching_required(theirs, ALL)} <= ids
    assert {row.agent_id for row in team.not_sure_yet(theirs, ALL, 100)} <= ids
    assert {row.group for row in behaviors.behaviors(theirs, ALL, by="agent")} == ids
    assert {dot.agent_id for row in team.team_performance(theirs, ALL) for dot in row.dots} <= ids


@pytest.mark.parametrize("agent_id", ["a01", "no-such-agent", "", "' or 1=1"])
@pytest.mark.parametrize("viewer", [SOUTH, AGENT, NOBODY])
def test_an_id_of_somebody_else_reads_like_one_that_does_not_exist(desk, viewer, agent_id):
    theirs = desk.seen_as(viewer)
    asks = [
        lambda: agent.agent_view(theirs, agent_id, ALL),
        lambda: agent.areas(theirs, agent_id, ALL),
        lambda: agent.strengths(theirs, agent_id, ALL),
        lambda: target.target(theirs, agent_id, "Greets"),
        lambda: examples.examples(theirs, agent_id, "Greets", ALL),
        lambda: metrics.metrics(theirs, Filters(agent_ids=(agent_id,))),
        lambda: directory.agents(theirs, Filters(agent_ids=(agent_id,))),
        lambda: plans.plans(theirs, Filters(agent_ids=(agent_id,))),
    ]
    for ask in asks:
        with pytest.raises(NotFound, match=r"There is no agent .* among your agents"):
            ask()


def test_a_viewer_sees_the_centre_through_the_same_figures(desk):
    assert agent.areas(desk.seen_as(AGENT), "a02", ALL) == agent.areas(desk, "a02", ALL)


def test_a_conversation_of_somebody_else_is_not_found(desk, contacts):
    mine = next(c for c in contacts if c.agent_id == "a02")
    other = next(c for c in contacts if c.agent_id == "a01")
    theirs = desk.seen_as(AGENT)
    assert conversation.conversation(theirs, mine.interaction_id).agent_id == "a02"
    for interaction_id in (other.interaction_id, "no-such-id"):
        with pytest.raises(NotFound, match="no such conversation among yours"):
            conversation.conversation(theirs, interaction_id)


def test_plans_of_somebody_else_are_neither_listed_nor_opened(own_desk):
    other, mine = share(own_desk, "a01"), share(own_desk, "a02")
    theirs = own_desk.seen_as(AGENT)
    assert [row.plan_id for row in plans.plans(theirs, ALL)] == [mine]
    assert [line.card.row.plan_id for line in team.recent_advice(theirs)] == [mine]
    for ask in (plans.plan, plans.timeline):
        with pytest.raises(NotFound, match="no such plan among yours"):
            ask(theirs, other)
