"""The rubric as it was loaded, and another one tried on the screen: the same figures as by other ways."""

from __future__ import annotations

import pytest

from coaching_lib.errors import NotAllowed
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.reports.metrics import metrics
from coaching_lib.reports.plans import plans
from coaching_lib.reports.rubric import rubric
from coaching_lib.reports.rubric_trial import rubric_trial
from coaching_lib.reports.team import coaching_required
from coaching_lib.reports.trust import trust
from coaching_lib.reports.what_if import Trial, what_if
from coaching_lib.scores.load import rebuild
from coaching_lib.scoring.what_if import RubricChange
from tests.conftest import desk_over
from tests.reports.builders import RUBRIC, manager
from tests.reports.conftest import TODAY
from tests.reports.test_plans import share


def test_every_behavior_stands_there_with_its_weight_and_mark(desk):
    found = {each.behavior: (each.weight, each.is_critical) for each in rubric(desk).criteria}
    assert found == RUBRIC


def test_trust_is_that_of_the_trust_report(desk):
    said = {each.behavior: each.trust for each in rubric(desk).criteria}
    assert said == {each.behavior: each for each in trust(desk, Filters())}


def test_without_scores_there_is_no_rubric(empty_desk):
    assert rubric(empty_desk) is None
    assert rubric_trial(empty_desk, Trial(()), Filters()) is None


def test_agents_are_refused(desk):
    agent = desk.seen_as(agent_viewer("a00", "A00"))
    with pytest.raises(NotAllowed):
        rubric(agent)
    with pytest.raises(NotAllowed):
        rubric_trial(agent, Trial(()), Filters())


def test_the_present_rubric_changes_nothing(desk):
    found = rubric_trial(desk, Trial(()), Filters())
    assert found.average_after == pytest.approx(found.average_before, abs=1e-9)
    assert found.average_before == pytest.approx(metrics(desk, Filters()).average_score, abs=1e-6)
    assert found.required_after == found.required_before
    assert found.required_before == len({row.agent_id for row in coaching_required(desk, Filters())})
    assert (found.moved, found.verdicts, found.is_na_mode_changed) == ((), (), False)


def test_a_weight_typed_in_is_the_same_as_one_in_a_file(desk, tmp_path):
    file = tmp_path / "rubric.csv"
    file.write_text("behavior,weight\nGreets,70\n", encoding="utf-8")
    by_file = {each.agent_id: each for each in what_if(desk, file, Filters())}
    found = rubric_trial(desk, Trial((RubricChange("Greets", weight=70.0),)), Filters())
    assert len(found.agents) == len(by_file)
    for agent in found.agents:
        same = by_file[agent.agent_id]
        assert agent.average_after == pytest.approx(same.average_after, abs=1e-9)
        assert (agent.enters, agent.leaves) == (same.enters, same.leaves)


@pytest.mark.parametrize(("na_mode", "auto_fail"), [("pass", "zero"), ("exclude", "keep"), ("pass", "keep")])
def test_other_modes_give_the_figures_of_scores_rebuilt_in_them(own_desk, na_mode, auto_fail):
    tried = rubric_trial(own_desk, Trial((), na_mode, auto_fail), Filters())
    other = desk_over(own_desk.settings.data, TODAY, na_mode=na_mode, auto_fail=auto_fail)
    rebuild(other.scores, other.settings)
    assert other.scores.current().na_mode == na_mode
    real = rubric_trial(other, Trial(()), Filters())
    assert tried.average_after == pytest.approx(real.average_before, abs=1e-9)
    assert tried.required_after == real.required_before
    averages = {agent.agent_id: agent.average_before for agent in real.agents}
    for agent in tried.agents:
        assert agent.average_after == pytest.approx(averages[agent.agent_id], abs=1e-9)


def test_only_another_way_with_not_applicable_can_change_a_verdict(own_desk):
    for number in range(8):
        share(own_desk, f"a{number:02}", "Greets")
    heavy = rubric_trial(own_desk, Trial((RubricChange("Greets", weight=70.0),)), Filters())
    assert (heavy.verdicts, heavy.is_na_mode_changed) == ((), False)
    before = {row.plan_id: f"{row.status} · {row.evidence}" for row in plans(own_desk, Filters())}
    tried = rubric_trial(own_desk, Trial((), "pass"), Filters())
    other = desk_over(own_desk.settings.data, TODAY, na_mode="pass")
    rebuild(other.scores, other.settings)
    after = {row.plan_id: f"{row.status} · {row.evidence}" for row in plans(other, Filters())}
    expected = {(key, before[key], after[key]) for key in before if before[key] != after[key]}
    assert {(change.plan_id, change.before, change.after) for change in tried.verdicts} == expected


def test_a_manager_tries_a_rubric_on_the_own_agents(desk):
    found = rubric_trial(desk.seen_as(manager("North")), Trial(()), Filters())
    assert {agent.team for agent in found.agents} == {"North"}
