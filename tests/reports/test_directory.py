"""Lists of agents: search, filters, pages, trends."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.directory import agent_names, agents, directory
from tests.conftest import desk_over
from tests.reports.builders import Contact, load
from tests.reports.conftest import LAST, TODAY

ROSTER = [
    {"agent_id": "z1", "agent_name": "Zoë Ångström", "email": "zoe@example.com", "team": "North"},
    {"agent_id": "b2", "agent_name": "Bela Kovács", "email": "bela@example.com", "team": "South"},
    {"agent_id": "c3", "agent_name": "Carla Schmid", "email": "carla@example.com", "team": "South"},
]


@pytest.fixture
def small(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    contacts = [
        Contact(f"{agent}{n}", agent, LAST - timedelta(days=n), {"Greets": x, "Explains": 1.0})
        for agent, x in (("z1", 1.0), ("b2", 0.0))
        for n in range(8)
    ]
    load(desk, contacts, agents=ROSTER)
    return desk


def test_every_agent_is_listed_in_the_order_of_the_alphabet_those_without_contacts_too(small):
    found = agents(small, Filters())
    assert [row.agent_name for row in found] == ["Bela Kovács", "Carla Schmid", "Zoë Ångström"]
    idle = found[1]
    assert (idle.interactions, idle.average_score, idle.evened_out_score, idle.needs_coaching) == (
        0,
        None,
        None,
        False,
    )


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("zoe", 1),
        ("ANGSTROM", 1),
        ("kovacs south", 1),
        ("@example.com", 3),
        ("north", 1),
        ("nobody", 0),
        ("", 3),
    ],
)
def test_search_ignores_accents_and_case_and_looks_into_name_team_and_e_mail(small, search, names):
    assert directory(small, Filters(), search=search).total == names
    assert len(agent_names(small, search)) == names


def test_pages_hold_every_agent_once(small):
    seen = [
        row.agent.agent_id
        for page in range(3)
        for row in directory(small, Filters(), page=page, page_size=1).rows
    ]
    assert seen == ["b2", "c3", "z1"]
    assert directory(small, Filters(), page=9).rows == ()


def test_agents_can_be_narrowed_to_those_never_coached_and_an_unknown_word_is_refused(small):
    assert directory(small, Filters(), only="never-coached").total == 3
    assert directory(small, Filters(), only="open-plan").total == 0
    assert directory(small, Filters(), only="improving").total == 0
    with pytest.raises(InvalidInput):
        directory(small, Filters(), only="lucky")


def test_agents_who_need_coaching_are_those_of_coaching_required(desk):
    flagged = {row.agent_id for row in agents(desk, Filters()) if row.needs_coaching}
    found = directory(desk, Filters(), only="needs-coaching")
    assert {row.agent.agent_id for row in found.rows} == flagged
    assert all(row.agent.behaviors_to_coach for row in found.rows)


def test_a_trend_is_called_rising_only_beyond_chance(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    before, now = LAST - timedelta(days=120), LAST
    draw = np.random.default_rng(1)
    contacts = []
    for agent, old, new in (("up", 0.2, 0.9), ("same", 0.5, 0.5), ("new", None, 0.5), ("once", 0.5, 0.5)):
        for day, rate in ((before, old), (now, new)):
            for n in range((1 if agent == "once" else 30) if rate is not None else 0):
                x = float(draw.random() < rate)
                contacts.append(
                    Contact(
                        f"{agent}{day}{n}", agent, day - timedelta(days=n), {"Greets": x, "Explains": 1.0}
                    )
                )
    load(desk, contacts)
    rows = {row.agent.agent_id: row for row in directory(desk, Filters()).rows}
    assert rows["up"].direction == "rising"
    assert (rows["same"].direction, rows["once"].direction) == ("steady", "steady")
    assert (rows["new"].change, rows["new"].direction) == (None, "steady")
    assert rows["up"].change > 0


def test_weekly_scores_are_the_twenty_six_whole_weeks_that_end_with_the_window(small):
    scores = directory(small, Filters()).rows[2].weekly_scores
    assert len(scores) == 26
    # 30 June 2026 is a Tuesday: its week is not whole, so the newest point ends on Sunday, 28 June
    assert scores[-1] == pytest.approx(100.0)
    assert scores[-2] is None or scores[-2] == pytest.approx(100.0)
    assert date(2026, 6, 28).weekday() == 6
