"""Plans with effect and verdict, against the second computation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching_lib.actions import plans as act
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.reports.directory import agents
from coaching_lib.reports.plans import plan, plan_cards, plans
from coaching_lib.reports.team import coaching_required, recent_advice
from tests import independent
from tests.conftest import desk_over
from tests.reports.builders import Contact, load, rows_of
from tests.reports.conftest import TODAY

SHARED, TARGET = date(2026, 4, 20), date(2026, 6, 15)
FIGURES = (
    "baseline_count", "baseline_rate", "usual_rate", "expected_rate", "after_count", "after_rate", "effect",
    "effect_low", "effect_high", "probability_improved", "own_change", "peers", "trend", "carry_over",
)  # fmt: skip


def share(
    desk: Desk,
    agent_id: str,
    behavior: str = "Greets",
    shared_on: date = SHARED,
    target_on: date = TARGET,
    goal_rate: float = 0.8,
) -> str:
    """Share a plan on its own day, without mail."""
    request = act.ShareRequest(agent_id, behavior, "Greet first.", goal_rate, target_on, send_mail=False)
    return act.share(replace(desk, today=shared_on), request)


def row_of(desk: Desk, plan_id: str):
    """The plan's row on the desk's day."""
    return next(row for row in plans(desk, Filters()) if row.plan_id == plan_id)


def check(row, expected) -> None:
    """Every figure of a plan."""
    for name in FIGURES:
        if name in expected:
            assert getattr(row, name) == pytest.approx(expected[name], abs=1e-4), name


def test_a_finished_plan_has_the_figures_of_the_second_computation(own_desk, contacts):
    plan_id = share(own_desk, "a01")
    share(own_desk, "a02", shared_on=date(2026, 5, 1), target_on=date(2026, 8, 1))
    expected = independent.effect(
        rows_of(contacts), "a01", "Greets", SHARED, TARGET, 7, TODAY, {"a01", "a02"}
    )
    check(row_of(own_desk, plan_id), expected)


def test_a_running_plan_counts_up_to_today_and_has_no_probability(own_desk, contacts):
    plan_id = share(own_desk, "a01", shared_on=date(2026, 5, 25), target_on=date(2026, 8, 1))
    today = date(2026, 6, 20)
    expected = independent.effect(
        rows_of(contacts), "a01", "Greets", date(2026, 5, 25), date(2026, 8, 1), 7, today, {"a01"}
    )
    row = row_of(replace(own_desk, today=today), plan_id)
    check(row, expected)
    assert (row.status, row.evidence, row.probability_improved) == ("Shared", "too early", None)


def test_overlapping_plans_share_the_time_before_the_first_and_neither_is_a_peer(own_desk, contacts):
    share(own_desk, "a01", shared_on=date(2026, 3, 20), target_on=date(2026, 4, 25))
    second = share(own_desk, "a01")
    expected = independent.effect(
        rows_of(contacts), "a01", "Greets", SHARED, TARGET, 7, TODAY, {"a01"}, chain_start=date(2026, 3, 20)
    )
    row = row_of(own_desk, second)
    check(row, expected)
    assert "overlap" in row.notes


def test_a_withdrawn_plan_is_not_listed_but_keeps_its_agent_out_of_the_peers(own_desk, contacts):
    plan_id, gone = share(own_desk, "a01"), share(own_desk, "a02")
    act.delete(own_desk, gone, "by mistake")
    expected = independent.effect(
        rows_of(contacts), "a01", "Greets", SHARED, TARGET, 7, TODAY, {"a01", "a02"}
    )
    assert [row.plan_id for row in plans(own_desk, Filters())] == [plan_id]
    check(row_of(own_desk, plan_id), expected)


def test_figures_of_a_plan_ignore_every_filter(own_desk):
    plan_id = share(own_desk, "a01")
    whole = row_of(own_desk, plan_id)
    narrow = Filters(channel="chat", topic="billing", rubric="none", first=SHARED, last=SHARED)
    assert plans(own_desk, narrow) == [whole]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 2),
        ({"first": date(2026, 5, 1)}, 1),
        ({"last": date(2026, 5, 1)}, 1),
        ({"agent_ids": ("A02",)}, 1),
        ({"behavior": "Explains"}, 0),
        ({"team": "North"}, 1),
    ],
)
def test_dates_agent_behavior_and_team_narrow_the_list(own_desk, filters, count):
    share(own_desk, "a01")
    share(own_desk, "a02", shared_on=date(2026, 5, 10))
    assert len(plans(own_desk, Filters(**filters))) == count


def test_a_plan_shared_after_today_is_not_there_yet(own_desk):
    plan_id = share(own_desk, "a01")
    early = replace(own_desk, today=SHARED - timedelta(days=1))
    assert plans(early, Filters()) == []
    with pytest.raises(NotFound):
        plan(early, plan_id)


def test_late_contacts_inside_the_window_change_the_figures_and_later_ones_do_not(own_desk, contacts):
    plan_id = share(own_desk, "a01")
    on_time, later = (row_of(replace(own_desk, today=day), plan_id) for day in (date(2026, 6, 16), TODAY))
    assert on_time == later


def test_the_list_on_screen_names_agent_author_and_mail(own_desk):
    share(own_desk, "a01")
    card = plan_cards(own_desk, Filters())[0]
    assert (card.agent_name, card.team, card.mail_state, card.is_finished) == ("A01", "North", None, True)


def test_the_page_of_a_plan_says_what_was_sent_and_how_it_ended(own_desk):
    detail = plan(own_desk, share(own_desk, "a01"))
    assert detail.advice == "Greet first."
    assert detail.card.row.status in {"Improvement", "Action Required"}
    assert detail.verdict.endswith(".")
    assert detail.expected_contacts == pytest.approx(detail.card.row.baseline_count / 90 * 50)
    assert (detail.may_note, detail.may_delete) == (False, True)
    assert [event.kind for event in detail.events] == ["shared"]


def test_an_agent_reads_of_a_withdrawn_plan_only_that_it_is(own_desk):
    plan_id = share(own_desk, "a01")
    act.delete(own_desk, plan_id)
    theirs = plan(own_desk.seen_as(agent_viewer("a01", "A01")), plan_id)
    assert (theirs.advice, theirs.verdict) == ("", "This plan was withdrawn.")
    assert theirs.deleted_at is not None
    assert plan(own_desk, plan_id).advice == "Greet first."


def test_lists_of_agents_name_the_newest_plan_and_whether_the_last_finished_one_helped(own_desk):
    share(own_desk, "a01")
    running = share(own_desk, "a01", shared_on=date(2026, 6, 20), target_on=date(2026, 8, 1))
    row = next(row for row in agents(own_desk, Filters()) if row.agent_id == "a01")
    assert (row.last_plan_status, row.last_plan_evidence) == ("Shared", "too early")
    assert row.improving is not None
    assert next(row for row in agents(own_desk, Filters()) if row.agent_id == "a02").improving is None
    assert recent_advice(own_desk)[0].card.row.plan_id == running


def test_who_needs_coaching_shows_the_open_plan(own_desk):
    first = coaching_required(own_desk, Filters())[0]
    assert first.open_plan_id is None
    plan_id = share(
        own_desk, first.agent_id, first.behavior, shared_on=date(2026, 6, 20), target_on=date(2026, 8, 1)
    )
    assert coaching_required(own_desk, Filters())[0].open_plan_id == plan_id


def test_a_plan_id_reads_the_same_with_dashes_and_capitals(own_desk):
    plan_id = share(own_desk, "a01")
    dashed = f"{plan_id[:8]}-{plan_id[8:12]}-{plan_id[12:16]}-{plan_id[16:20]}-{plan_id[20:]}".upper()
    assert plan(own_desk, dashed).card.row.plan_id == plan_id
    for wrong in ("", "no-such-plan", plan_id[:-1] + "x"):
        with pytest.raises(NotFound):
            plan(own_desk, wrong)


@pytest.mark.parametrize(("version", "notes"), [("1", False), ("2", True)])
def test_a_rubric_changed_inside_the_windows_is_a_note(tmp_path, version, notes):
    desk = desk_over(tmp_path / "data", TODAY)
    days = [date(2026, 3, 1) + timedelta(days=n) for n in range(100)]
    load(
        desk,
        [
            Contact(
                f"{agent}{n}", agent, day, {"Greets": 1.0}, rubric="QA",
                rubric_version=version if day >= date(2026, 5, 1) and agent == "a1" else "1",
            )
            for agent in ("a1", "a2")
            for n, day in enumerate(days)
        ],
    )  # fmt: skip
    mine, other = share(desk, "a1"), share(desk, "a2")
    assert ("rubric-changed" in row_of(desk, mine).notes) == notes
    assert "rubric-changed" not in row_of(desk, other).notes
