"""Team issues that are no person's: on Team Performance and on an agent's page."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports.agent import agent_view
from coaching_lib.reports.team_performance import team_performance
from tests.conftest import desk_over
from tests.reports.builders import RUBRIC, Contact, load, manager

LAST = date(2026, 6, 28)
BROKEN = date(2026, 5, 18)


def contacts(version: bool, queue: bool = False, seed: int = 3) -> list[Contact]:
    """Twelve agents; Explains breaks for everyone on one day, or in chats alone."""
    draw, told = random.Random(seed), []
    for number in range(1200):
        day, channel = LAST - timedelta(days=draw.randrange(88)), draw.choice(["call", "chat"])
        is_bad = channel == "chat" if queue else day >= BROKEN
        chance = {"Greets": 0.9, "Explains": 0.4 if is_bad else 0.8}
        results = {name: float(draw.random() < chance.get(name, 0.95)) for name in RUBRIC}
        rubric = {"rubric": "Care", "rubric_version": "3" if day >= BROKEN else "2"} if version else {}
        told.append(Contact(f"i{number}", f"a{number % 12:02}", day, results, channel=channel, **rubric))
    return told


@pytest.fixture
def centre(tmp_path):
    """A desk over these contacts."""

    def loaded(**how):
        desk = desk_over(tmp_path / "data", date(2026, 7, 1))
        load(desk, contacts(**how))
        return desk

    return loaded


def issues(desk) -> dict[str, str | None]:
    """Sentences by behavior."""
    return {row.behavior: row.team_issue for row in team_performance(desk, Filters())}


def test_a_break_of_everyone_is_dated_on_team_performance_and_on_the_agents_page(centre):
    desk = centre(version=False)
    found = issues(desk)
    assert found["Explains"].startswith("Most of the team misses this since the week of 18 May 2026 (met in ")
    assert found["Explains"].endswith("): train everyone.")
    assert [name for name, said in found.items() if said] == ["Explains"]
    assert agent_view(desk, "a03", Filters()).team_issues == {"Explains": found["Explains"]}
    assert issues(desk.seen_as(manager("North")))["Explains"] == found["Explains"]


def test_a_new_version_of_the_rubric_is_named(centre):
    assert "since rubric version 3 (met in" in issues(centre(version=True))["Explains"]


def test_a_queue_is_named(centre):
    assert "in queue chat (met in" in issues(centre(version=False, queue=True))["Explains"]


def test_a_centre_without_a_break_says_nothing(desk):
    assert set(issues(desk).values()) == {None}
