from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_lib.coaching.chain import chain_start, is_overlapped, peers
from coaching_lib.coaching.effect import effect, fit
from coaching_lib.coaching.rule import Rule, freeze
from coaching_lib.coaching.status import Evidence, Status, verdict
from tests.coaching.builders import AFTER, SHARED, TARGET, colleagues, days, plan, rule, windows


def outcome(before, later, others=None, today=AFTER, mine=None, **known):
    """(status, evidence, notes) of ann's plan."""
    mine, others = mine or plan(), colleagues() if others is None else others
    found = fit(windows({"ann": (before, later), **others}), frozenset(others))
    judged = effect(found, "ann", mine.rule, mine.target_on, today)
    result = verdict(mine, judged, today, **known)
    return result.status, result.evidence, result.notes


@pytest.mark.parametrize(
    ("before", "later", "expected"),
    [
        ((60, 30), (0, 0), (Status.ACTION_REQUIRED, Evidence.NO_DATA)),
        ((60, 30), (4, 4), (Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH)),
        ((4, 0), (60, 60), (Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH)),
        ((60, 30), (60, 52), (Status.IMPROVEMENT, Evidence.CLEAR)),
        ((60, 36), (25, 20), (Status.IMPROVEMENT, Evidence.LIKELY)),
        ((60, 30), (60, 25), (Status.ACTION_REQUIRED, Evidence.CLEAR)),
        ((60, 36), (20, 14), (Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH)),
    ],
)
def test_the_first_line_of_the_table_that_holds_decides(before, later, expected):
    assert outcome(before, later)[:2] == expected


def test_an_unlucky_month_is_no_improvement():
    status, _, notes = outcome((20, 13), (30, 24))
    assert status is Status.ACTION_REQUIRED
    assert "goal-reached" in notes


def test_a_new_agent_without_a_baseline_cannot_become_improvement():
    status, evidence, notes = outcome((0, 0), (60, 60))
    assert (status, evidence) == (Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH)
    assert "no-baseline" in notes


def test_until_the_target_date_is_over_there_is_no_verdict():
    found = outcome((60, 30), (60, 52), today=TARGET)
    assert found[:2] == (Status.SHARED, Evidence.TOO_EARLY)
    assert outcome((60, 30), (60, 52), today=TARGET + days(1))[0] is Status.IMPROVEMENT


def test_an_agent_who_opened_the_plan_is_working_on_it():
    assert outcome((60, 30), (9, 6), today=TARGET, mine=plan(is_opened=True))[0] is Status.WORKING_ON_IT


def test_a_goal_below_the_baseline_is_noted_and_changes_nothing():
    status, evidence, notes = outcome((60, 30), (60, 52), mine=plan(goal=0.3))
    assert "goal-below-baseline" in notes
    assert (status, evidence) == outcome((60, 30), (60, 52))[:2]


def test_a_rise_with_the_team_is_no_improvement_and_is_noted():
    status, _, notes = outcome((60, 40), (60, 53), colleagues(rate=0.65, later=0.86))
    assert status is Status.ACTION_REQUIRED
    assert "rose-with-team" in notes


def test_holding_the_level_while_the_team_fell_is_noted_and_no_improvement():
    status, _, notes = outcome((100, 80), (100, 78), colleagues(rate=0.8, later=0.5))
    assert status is Status.ACTION_REQUIRED
    assert "held-while-team-fell" in notes


def test_a_level_worse_than_expected_is_noted():
    assert "worse-than-expected" in outcome((60, 50), (60, 20))[2]


def test_few_colleagues_are_noted():
    assert "few-peers" in outcome((60, 30), (60, 52), colleagues(9))[2]
    assert "few-peers" not in outcome((60, 30), (60, 52), colleagues(10))[2]


def test_what_the_record_knows_is_noted():
    notes = outcome((60, 30), (60, 52), is_overlapped=True, is_rubric_changed=True)[2]
    assert {"overlap", "rubric-changed"} <= set(notes)


def test_a_moved_target_date_is_noted_and_ends_the_window_later():
    moved = plan(target=TARGET + days(14), first_target=TARGET)
    status, evidence, notes = outcome((60, 30), (60, 52), mine=moved)
    assert (status, evidence) == (Status.SHARED, Evidence.TOO_EARLY)
    assert "date-moved" in notes


def test_certainties_are_those_fixed_when_the_plan_was_shared():
    strict = plan()
    strict = type(strict)(**{**vars(strict), "rule": rule(certain_clear=0.999999, certain_likely=0.95)})
    assert outcome((60, 36), (25, 20), mine=strict)[0] is Status.ACTION_REQUIRED


@given(
    st.integers(-30, 120),
    st.integers(0, 40),
    st.integers(0, 40),
    st.floats(0, 1),
    st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_every_day_has_exactly_one_status(day, n0, n1, share, is_opened):
    today = SHARED + days(day)
    found = outcome((n0, n0 // 2), (n1, round(n1 * share)), today=today, mine=plan(is_opened=is_opened))
    assert found[0] in Status and found[1] in Evidence
    assert (found[1] is Evidence.TOO_EARLY) == (today <= TARGET)
    assert (found[0] in {Status.SHARED, Status.WORKING_ON_IT}) == (today <= TARGET)
    assert (found[0] is Status.IMPROVEMENT) <= (found[1] in {Evidence.LIKELY, Evidence.CLEAR})


def test_overlapping_plans_share_the_baseline_before_the_first():
    first = plan("first", shared=date(2026, 1, 5), target=date(2026, 2, 1))
    second = plan("second", shared=date(2026, 2, 1), target=date(2026, 3, 5))
    third = plan("third", shared=date(2026, 3, 2), target=date(2026, 4, 13))
    plans = [third, first, second]
    assert chain_start(third, plans) == date(2026, 1, 5)
    assert chain_start(first, plans) == date(2026, 1, 5)
    assert chain_start(third, [first, third]) == date(2026, 3, 2)


def test_plans_of_other_agents_or_behaviors_are_no_chain():
    mine = plan()
    others = [
        plan("two", agent_id="bob", shared=SHARED - days(5)),
        plan("three", behavior="Hold", shared=SHARED - days(5)),
    ]
    assert chain_start(mine, [mine, *others]) == SHARED
    assert not is_overlapped(mine, [mine, *others])


def test_an_earlier_plan_within_the_baseline_is_an_overlap():
    mine, first_day = plan(), SHARED - days(90)
    assert is_overlapped(mine, [mine, plan("old", shared=first_day - days(40), target=first_day)])
    assert not is_overlapped(
        mine, [mine, plan("old", shared=first_day - days(40), target=first_day - days(1))]
    )


def test_a_plan_that_begins_on_the_target_day_overlaps():
    mine = plan()
    assert is_overlapped(mine, [plan("next", shared=TARGET, target=TARGET + days(30)), mine])


def test_a_coached_colleague_is_no_peer_for_those_dates_only():
    mine = plan()
    during = plan("two", agent_id="bob", shared=SHARED + days(3))
    before = plan("three", agent_id="cem", shared=SHARED - days(200), target=SHARED - days(120))
    found = peers(mine, [mine, during, before], ["ann", "bob", "cem", "dee"])
    assert found == {"cem", "dee"}


def test_a_withdrawn_plan_still_was_coaching():
    mine = plan()
    withdrawn = plan("two", agent_id="bob", is_deleted=True)
    assert peers(mine, [mine, withdrawn], ["ann", "bob", "dee"]) == {"dee"}


def test_overlapping_plans_of_one_agent_make_nobody_a_peer():
    mine, other = plan(), plan("two", shared=SHARED + days(7))
    assert peers(mine, [mine, other], ["ann", "dee"]) == {"dee"}
    assert peers(other, [mine, other], ["ann", "dee"]) == {"dee"}


def test_the_rule_survives_the_record_unchanged():
    fixed = freeze(0.75, SHARED, TARGET, zone="Europe/Berlin", certain_clear=0.97)
    kept = fixed.as_json()
    assert kept["first_target_on"] == "2026-04-13"
    assert Rule.from_json({**kept, "something_newer": 1}) == fixed


@pytest.mark.parametrize(("length", "settle"), [(20, 1), (21, 7), (42, 7)])
def test_the_first_week_does_not_count_in_plans_of_three_weeks(length, settle):
    assert freeze(0.8, SHARED, SHARED + days(length)).settle_days == settle


def test_something_that_is_no_rule_is_refused():
    with pytest.raises(KeyError):
        Rule.from_json({"goal_rate": 0.8})
