"""Before anything is loaded every question has an empty answer."""

from __future__ import annotations

import pytest

from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.reports import agent, behaviors, conversation, directory, examples, metrics, plans, team
from tests.conftest import desk_over
from tests.reports.builders import Contact, load
from tests.reports.conftest import TODAY


def ask_everything(desk, agent_id: str, filters: Filters) -> list:
    """The answers that are lists."""
    return [
        behaviors.behaviors(desk, filters),
        behaviors.behaviors(desk, filters, by="month"),
        team.team_performance(desk, filters),
        team.coaching_required(desk, filters),
        team.not_sure_yet(desk, filters, 5),
        team.recent_advice(desk),
        plans.plans(desk, filters),
        plans.plan_cards(desk, filters),
        examples.examples(desk, agent_id, "Greets", filters),
        agent.strengths(desk, agent_id, filters),
    ]


def test_without_scores_answers_are_empty_and_nothing_is_created(empty_desk):
    assert ask_everything(empty_desk, "a1", Filters()) == [[]] * 10
    assert agent.areas(empty_desk, "a1", Filters()) == []
    assert directory.agents(empty_desk, Filters()) == []
    assert directory.directory(empty_desk, Filters()).total == 0
    assert metrics.metrics(empty_desk, Filters()).interactions == 0
    assert metrics.metrics_view(empty_desk, Filters()).now.average_score is None
    assert metrics.data_age(empty_desk) is None
    assert not empty_desk.settings.data.exists()
    with pytest.raises(NotFound):
        agent.agent_view(empty_desk, "a1", Filters())
    with pytest.raises(NotFound):
        conversation.conversation(empty_desk, "i1")


def test_a_window_without_contacts_says_no_data_for_every_behavior(desk):
    from datetime import date

    nothing = Filters(first=date(2020, 1, 1), last=date(2020, 2, 1))
    assert ask_everything(desk, "a01", nothing) == [[]] * 10
    found = agent.areas(desk, "a01", nothing)
    assert {area.notes for area in found} == {("no-data",)}
    assert {area.rank for area in found} == {None}
    view = agent.agent_view(desk, "a01", nothing)
    assert (view.now.interactions, view.evened_out_score, view.needs_coaching) == (0, None, False)


def test_a_log_without_scores_has_volumes_and_handle_times_only(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    load(desk, [Contact("i1", "a1", TODAY, {}, handle=60.0)], rubric={})
    found = metrics.metrics(desk, Filters())
    assert (found.interactions, found.average_score, found.average_handle_seconds) == (1, None, 60.0)
    assert behaviors.behaviors(desk, Filters()) == []
    assert agent.areas(desk, "a1", Filters()) == []
    assert directory.directory(desk, Filters()).rows[0].direction == ""
