"""Days: which are counted, from which day to which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_lib.periods import Window, after_window, baseline_window, settle_days, window_ending

days = st.dates(date(2000, 1, 1), date(2090, 1, 1))
lengths = st.integers(1, 400)


@given(days, lengths)
def test_a_window_counts_both_ends(last, length):
    window = window_ending(last, length)
    assert window.days == length
    assert window.last == last


@given(days, lengths)
def test_the_window_before_ends_the_day_before_and_is_as_long(last, length):
    window = window_ending(last, length)
    assert window.before.last == window.first - timedelta(days=1)
    assert window.before.days == window.days


@given(days)
def test_the_baseline_is_the_ninety_days_before_the_share_day(shared_on):
    assert baseline_window(shared_on) == Window(shared_on - timedelta(days=90), shared_on - timedelta(days=1))


@pytest.mark.parametrize(("length", "settle"), [(1, 1), (20, 1), (21, 7), (42, 7)])
def test_the_first_week_of_a_plan_of_three_weeks_does_not_count(length, settle):
    shared_on = date(2026, 5, 6)
    assert settle_days(shared_on, shared_on + timedelta(days=length)) == settle


def test_days_after_today_are_not_judged_yet():
    shared_on, target_on = date(2026, 5, 6), date(2026, 6, 17)
    running = after_window(shared_on, target_on, 7, date(2026, 5, 20))
    assert running == Window(date(2026, 5, 13), date(2026, 5, 20))
    assert after_window(shared_on, target_on, 7, date(2026, 5, 8)).days <= 0


def test_data_after_the_target_date_are_never_judged():
    window = after_window(date(2026, 5, 6), date(2026, 6, 17), 7, date(2027, 1, 1))
    assert window.last == date(2026, 6, 17)
