"""Contact Center Metrics: volumes, official scores, handle time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching_lib.actions import imports
from coaching_lib.filters import Filters
from coaching_lib.reports.metrics import data_age, metrics, metrics_view
from tests.conftest import desk_over
from tests.reports.builders import Contact, load
from tests.reports.conftest import LAST, TODAY

FIRST = LAST - timedelta(days=89)


def test_metrics_count_what_lies_in_the_window(desk, contacts):
    inside = [contact for contact in contacts if contact.day >= FIRST]
    times = [contact.handle for contact in inside if contact.handle is not None]
    found = metrics(desk, Filters())
    assert found.interactions == len(inside)
    assert found.agents == len({contact.agent_id for contact in inside})
    assert found.behaviors == 4
    assert found.average_handle_seconds == pytest.approx(sum(times) / len(times), abs=1e-9)
    assert (found.first_day, found.last_day) == (min(c.day for c in inside), max(c.day for c in inside))
    assert sum(channel.interactions for channel in found.by_channel) == found.interactions


@pytest.mark.parametrize(
    ("filters", "belongs"),
    [
        ({"channel": "chat"}, lambda c: c.channel == "chat"),
        ({"topic": "billing"}, lambda c: c.topic == "billing"),
        ({"team": "North"}, lambda c: c.team == "North"),
        ({"agent_ids": ("A03", "a04")}, lambda c: c.agent_id in {"a03", "a04"}),
        ({"channel": "chat", "team": "South"}, lambda c: c.channel == "chat" and c.team == "South"),
        ({"channel": "fax"}, lambda c: False),
    ],
)
def test_filters_narrow_the_metrics(desk, contacts, filters, belongs):
    wanted = [contact for contact in contacts if contact.day >= FIRST and belongs(contact)]
    found = metrics(desk, Filters(**filters))
    assert found.interactions == len(wanted)
    assert (found.average_score is None) == (not wanted)


def test_official_scores_count_where_the_export_has_them_and_zero_seconds_are_a_value(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    day = date(2026, 6, 1)
    load(
        desk,
        [
            Contact("exported", "a1", day, {"Greets": 0.0}, overall=80.0, handle=0.0),
            Contact("computed", "a1", day, {"Greets": 1.0}, handle=None),
            Contact("only-overall", "a2", day, {}, overall=30.0, handle=100.0),
            Contact("no-score", "a3", day, {}, handle=None),
        ],
    )
    found = metrics(desk, Filters())
    assert (found.interactions, found.scored_interactions, found.agents) == (4, 3, 3)
    assert found.average_score == pytest.approx(70.0)
    assert found.average_handle_seconds == pytest.approx(50.0)


def test_an_agent_who_changed_teams_counts_for_the_team_of_the_day(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    load(
        desk,
        [
            Contact("old", "a1", date(2026, 5, 1), {"Greets": 1.0}, team="North"),
            Contact("new", "a1", date(2026, 6, 1), {"Greets": 0.0}, team="South"),
        ],
    )
    assert metrics(desk, Filters(team="North")).average_score == 100.0
    assert metrics(desk, Filters(team="South")).average_score == 0.0


def test_data_age_says_what_there_is_to_choose_from(desk, contacts):
    age = data_age(desk)
    assert age.interactions == len(contacts)
    assert age.last_scored_day == LAST
    assert age.teams == ("North", "South")
    assert age.channels == ("call", "chat", "email")
    assert age.topics == ("billing", "outage")
    assert age.behaviors == ("Closes", "Explains", "Greets", "Verifies")
    assert (age.has_transcripts, age.has_weights) == (False, True)


def test_the_view_counts_agents_to_coach_and_agents_with_enough_contacts(desk):
    view = metrics_view(desk, Filters())
    assert view.agents_enough == 12
    assert 0 < view.agents_to_coach < 12


@pytest.mark.parametrize(
    ("name", "count", "score", "seconds"),
    [("ubuntu_chat", 1311, 65.0993, 672.40), ("social_care", 556, 47.8689, 51638.61)],
)
def test_real_conversations_have_the_totals_their_readme_names(
    name, count, score, seconds, request, tmp_path
):
    desk = desk_over(tmp_path / "data", date(2026, 7, 1))
    imports.load(desk, [request.getfixturevalue(name)])
    found = metrics(desk, Filters(is_all_time=True))
    assert found.interactions == found.scored_interactions == count
    assert found.average_score == pytest.approx(score, abs=5e-5)
    assert found.average_handle_seconds == pytest.approx(seconds, abs=5e-3)
