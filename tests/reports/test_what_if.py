"""Another rubric on the same contacts: the same figures as if the exports had come with it."""

from __future__ import annotations

import pytest

from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.filters import Filters
from coaching_lib.reports.agent import areas
from coaching_lib.reports.what_if import what_if
from tests.conftest import desk_over
from tests.reports.builders import RUBRIC, load, manager
from tests.reports.conftest import TODAY

OTHER = {"Greets": (40.0, False), "Explains": (5.0, True), "Verifies": (15.0, False), "Closes": (0.0, False)}


@pytest.fixture
def proposal(tmp_path):
    """A rubric file with other weights and criticals."""
    file = tmp_path / "proposal.csv"
    lines = [f"{name},{weight},{'yes' if critical else 'no'}" for name, (weight, critical) in OTHER.items()]
    file.write_text("behavior,weight,critical\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_the_figures_are_those_of_exports_that_came_with_the_other_rubric(desk, contacts, proposal, tmp_path):
    other = desk_over(tmp_path / "other", TODAY)
    load(other, contacts, rubric=OTHER)
    found = what_if(desk, proposal, Filters())
    assert len(found) == 12
    for agent in found:
        expected = {area.behavior: area for area in areas(other, agent.agent_id, Filters())}
        for area in agent.areas_after:
            wanted = expected[area.behavior]
            assert area.impact_points == pytest.approx(wanted.impact_points, abs=1e-9)
            assert area.expected_points_lost == pytest.approx(wanted.expected_points_lost, abs=1e-9)
            assert (area.rank, area.needs_coaching) == (wanted.rank, wanted.needs_coaching)
        impacts = sum(area.impact_points for area in agent.areas_after)
        assert agent.average_after == pytest.approx(100 - impacts, abs=1e-9)


def test_the_side_before_is_what_pages_show(desk, proposal):
    for agent in what_if(desk, proposal, Filters()):
        assert list(agent.areas_before) == areas(desk, agent.agent_id, Filters())


def test_the_present_rubric_changes_nothing(desk, tmp_path):
    file = tmp_path / "same.csv"
    lines = [f"{name},{weight},{'yes' if critical else 'no'}" for name, (weight, critical) in RUBRIC.items()]
    file.write_text("behavior,weight,critical\n" + "\n".join(lines) + "\n", encoding="utf-8")
    for agent in what_if(desk, file, Filters()):
        assert agent.average_after == pytest.approx(agent.average_before, abs=1e-9)
        assert (agent.enters, agent.leaves) == ((), ())


def test_a_goal_alone_brings_agents_into_coaching_required(desk, tmp_path):
    file = tmp_path / "goal.csv"
    file.write_text("behavior,goal_rate\nExplains,0.97\n", encoding="utf-8")
    found = what_if(desk, file, Filters())
    assert all(agent.average_after == pytest.approx(agent.average_before) for agent in found)
    assert any("Explains" in agent.enters for agent in found)
    assert not any(agent.leaves for agent in found)


def test_entering_and_leaving_are_the_difference_of_both_sides(desk, proposal):
    for agent in what_if(desk, proposal, Filters()):
        before = {area.behavior for area in agent.areas_before if area.needs_coaching}
        after = {area.behavior for area in agent.areas_after if area.needs_coaching}
        assert set(agent.enters) == after - before
        assert set(agent.leaves) == before - after


def test_only_agents_in_scope_are_named(desk, proposal):
    north = desk.seen_as(manager("North"))
    assert {agent.agent_id for agent in what_if(north, proposal, Filters())} == {
        f"a{number:02}" for number in range(1, 12, 2)
    }
    with pytest.raises(NotFound):
        what_if(north, proposal, Filters(agent_ids=("a00",)))


def test_a_file_without_a_rubric_or_with_an_unknown_behavior_is_refused(desk, tmp_path):
    empty = tmp_path / "roster.csv"
    empty.write_text("agent_id,agent_name,team\nX1,Xena,North\n", encoding="utf-8")
    with pytest.raises(InvalidInput):
        what_if(desk, empty, Filters())
    unknown = tmp_path / "unknown.csv"
    unknown.write_text("behavior,weight\nSings,10\n", encoding="utf-8")
    with pytest.raises(NotFound):
        what_if(desk, unknown, Filters())


def test_looking_leaves_the_data_folder_as_it_was(own_desk, proposal):
    folder = own_desk.settings.data
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    what_if(own_desk, proposal, Filters())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
