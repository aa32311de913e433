from datetime import UTC, date, datetime, timedelta

import pytest

from coaching_lib.ui import format


def test_what_is_unknown_is_a_dash_and_never_a_zero():
    shown = [
        f(None)
        for f in (format.percent, format.score, format.change, format.count, format.duration, format.day)
    ]
    assert set(shown) == {"–"}


@pytest.mark.parametrize(("value", "shown"), [(0.34, "+0.3"), (-1.8, "−1.8"), (0.0, "±0.0"), (-0.04, "±0.0")])
def test_a_change_has_its_sign_and_a_true_minus(value, shown):
    assert format.change(value) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(677, "11:17 min"), (0, "0:00 min"), (3723, "1:02:03 h"), (3599.6, "1:00:00 h")]
)
def test_handle_time_reads_as_minutes_and_from_an_hour_on_as_hours(seconds, shown):
    assert format.duration(seconds) == shown


def test_partial_results_keep_one_decimal():
    assert (format.of(6, 24), format.of(5.5, 1307)) == ("6 of 24", "5.5 of 1,307")


def test_a_window_names_the_year_once_where_it_is_the_same():
    assert format.window(date(2024, 4, 6), date(2024, 7, 4)) == "6 Apr – 4 Jul 2024"
    assert format.window(date(2023, 12, 6), date(2024, 1, 4)) == "6 Dec 2023 – 4 Jan 2024"


def test_an_effect_always_carries_its_range():
    assert format.effect(0.26, -0.02, 0.5) == "+26 points (−2 to +50)"


def test_nothing_is_ever_called_hundred_percent_sure():
    assert (format.sure(0.9999), format.sure(0.92)) == ("over 99% sure", "92% sure")


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "just now"), (5, "5 min ago"), (120, "2 h ago"), (4320, "3 days ago")]
)
def test_ages_read_in_the_unit_that_fits(minutes, shown):
    now = datetime(2024, 7, 5, 12, tzinfo=UTC)
    assert format.ago(now - timedelta(minutes=minutes), now) == shown
