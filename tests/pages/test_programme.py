"""The Programme card: the report's figures in words, and nothing claimed before a plan has ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports.activity import activity
from coaching_lib.reports.programme import programme
from coaching_lib.ui import format, programme_words
from tests.pages.acting import desk_of
from tests.pages.opening import opened, words
from tests.reports.test_plans import SHARED, TARGET, share


@pytest.fixture
def coached(center):
    """Eight finished plans of two behaviors and days, and one that runs."""
    desk = desk_of(center)
    for number in range(4):
        share(desk, f"a{number:02}", "Greets")
        before = timedelta(days=21)
        share(desk, f"a{number + 5:02}", "Closes", SHARED - before, TARGET - before)
    share(desk, "a11", "Explains", date(2026, 6, 20), date(2026, 8, 1))
    return desk


def test_before_any_plan_the_card_says_what_will_be_shown(center):
    text = words(opened("overview"))
    assert "No plan has been shared yet." in text
    assert "finished plan" not in text
    assert "un-coached colleagues improved" not in text


def test_while_all_plans_run_nothing_is_claimed(center):
    share(desk_of(center), "a11", "Explains", date(2026, 6, 20), date(2026, 8, 1))
    text = words(opened("overview"))
    assert "No plan has ended yet, 1 plan is running." in text
    assert "1 of 1 :gray[100%]" in text


def test_the_pooled_effect_and_its_range_are_those_of_the_report(coached):
    found = programme(coached, Filters())
    metric = next(m for m in opened("overview").metric if m.label.startswith("Effect of"))
    assert metric.label == "Effect of 8 finished plans"
    assert metric.value == f"about {format.effect(found.mean_effect, None, None)}"
    assert metric.delta == programme_words.spread(found.low, found.high)


def test_every_plan_stands_under_its_status_and_evidence(coached):
    found = activity(coached, Filters())
    assert sum(outcome.plans for outcome in found.outcomes) == found.plans == 9
    assert sum(outcome.share for outcome in found.outcomes) == pytest.approx(1)
    text = words(opened("overview"))
    for outcome in found.outcomes:
        assert f"{outcome.plans} of 9 :gray[{outcome.share * 100:.0f}%]" in text


def test_the_self_audit_is_said_with_its_counts(coached):
    found = programme(coached, Filters())
    clear = round(found.self_audit_share * found.self_audit_count)
    app = opened("overview")
    sentence = f"un-coached colleagues improved ({clear} of {found.self_audit_count})."
    assert sentence in words(app)
    assert any(sentence in box.value for box in app.warning) is found.self_audit_is_amber


def test_coaches_are_listed_by_name_with_luck_evened_out(coached):
    app = opened("overview")
    app.session_state["_programme_way"] = "Coach"
    app.run()
    text = words(app)
    for group in programme(coached, Filters()).by_coach:
        effect = format.effect(group.evened_out_effect, group.evened_out_low, group.evened_out_high)
        assert f"{group.name}: {group.plans_finished} finished plan" in text.replace("*", "")
        assert effect in text


def test_a_shorter_period_narrows_the_activity_and_not_the_effect(coached):
    app = opened("overview", period="30")
    assert "Effect of 8 finished plans" in words(app)
    assert "Since 2 Jun 2026: 1 plan shared with 1 agent by 1 coach; 0 of 1 opened or read." in words(app)


def test_a_team_narrows_the_programme(coached):
    found = programme(coached, Filters(team="North"))
    assert f"Effect of {found.plans_finished} finished plans" in words(opened("overview", team="North"))


def test_a_coach_whose_name_is_markup_is_shown_letter_by_letter(coached):
    row = programme(coached, Filters()).by_coach[0]
    said = programme_words.group_meaning("[x](http://e.example) **b**", row, programme(coached, Filters()))
    assert "[x](" not in said
