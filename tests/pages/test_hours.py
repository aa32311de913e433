"""Your coaching hours: one ranking, a line where the hours end, and a reason for everyone skipped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coaching_lib.actions import queue as queue_actions
from coaching_lib.filters import Filters
from coaching_lib.reports.queue import queue
from coaching_lib.reports.team import coaching_required
from tests.pages.acting import desk_of, pressed
from tests.pages.opening import links, opened, words
from tests.reports.conftest import TODAY
from tests.reports.test_plans import share


def named(app) -> list[str]:
    """The agents of Coaching Required, as listed: names are bold, those of other cards are not."""
    return [label.strip("*") for label in links(app) if label.startswith("**")]


def test_without_hours_no_line_is_drawn(center):
    text = words(opened("overview"))
    assert "h a week" not in text
    assert "Skipped" not in text


def test_the_rows_above_the_line_are_those_of_the_queue(center):
    desk = desk_of(center)
    found, required = queue(desk, Filters(), 0.5), coaching_required(desk, Filters())
    app = opened("overview", hours="0.5")
    assert named(app)[: len(found)] == [row.agent_name for row in found]
    taken = sum(row.minutes > 0 for row in found)
    waits = len(required) - len(found)
    assert f"**0.5 h a week**: {taken} plan of 30 min fits" in words(app)
    assert (f"{waits} below wait" in words(app)) is (waits > 0)


def test_the_ranking_stays_one_ranking(center):
    required = coaching_required(desk_of(center), Filters())
    app = opened("overview", hours="0.5")
    assert named(app) == [row.agent_name for row in required][: len(named(app))]


def test_a_row_with_an_open_plan_is_skipped_and_says_so(center):
    desk = desk_of(center)
    first = coaching_required(desk, Filters())[0]
    share(desk, first.agent_id, first.behavior, TODAY, TODAY + timedelta(days=42))
    assert ":small[Skipped: open plan]" in links(opened("overview", hours="2"))


def test_longer_plans_leave_room_for_fewer(center):
    app = opened("overview", hours="1", minutes="60")
    assert "1 plan of 60 min fits" in words(app)


@pytest.mark.parametrize("hours", ["0", "-3", "nan", "1e9", "two", ""])
def test_impossible_hours_in_an_address_are_ignored(center, hours):
    app = opened("overview", hours=hours)
    assert not app.exception and not app.error
    assert "h a week" not in words(app)


def test_minutes_that_do_not_fit_the_hours_are_ignored(center):
    app = opened("overview", hours="0.5", minutes="90")
    assert not app.error
    assert "of 30 min" in words(app)


def test_hours_chosen_on_the_page_go_into_the_address(center):
    app = opened("overview")
    box = next(box for box in app.number_input if box.label == "Hours a week")
    box.set_value(1.5).run()
    assert "1.5" in app.query_params["hours"]
    assert "30" in app.query_params["minutes"]
    assert "**1.5 h a week**" in words(app)


def test_a_row_set_aside_leaves_the_list_says_why_and_can_be_taken_back(center):
    desk = desk_of(center)
    first = coaching_required(desk, Filters())[0]
    queue_actions.skip(desk, first.agent_id, first.behavior, "On *leave*", TODAY + timedelta(days=28))
    app = opened("overview")
    others = {row.agent_id for row in coaching_required(desk, Filters())[1:]}
    assert (first.agent_name in named(app)[: len(others)]) is (first.agent_id in others)
    assert "On *leave*, until 29 Jul" in words(app)
    assert "Set aside: 1" in [found.label for found in app.expander]
    pressed(app, ":small[Take back]")
    assert coaching_required(desk, Filters())[0].set_aside is None
    assert not [found for found in app.expander if found.label.startswith("Set aside")]


def test_within_hours_a_row_set_aside_keeps_its_place_and_says_why(center):
    desk = desk_of(center)
    first = coaching_required(desk, Filters())[0]
    queue_actions.skip(desk, first.agent_id, first.behavior, "On leave")
    app = opened("overview", hours="0.5")
    assert named(app)[0] == first.agent_name
    assert "Skipped: On leave" in words(app)
    assert "1 plan of 30 min fits" in words(app)


def test_a_row_offers_to_set_it_aside_and_asks_for_the_reason(center):
    first = coaching_required(desk_of(center), Filters())[0]
    app = opened("overview")
    app.button(key=f"_skip_{first.agent_id}_{first.behavior}").click().run()
    reasons = next(box for box in app.selectbox if box.label == "Reason")
    assert "On leave" in reasons.options and reasons.value is None
    assert next(found for found in app.button if found.label == "Set aside").disabled
