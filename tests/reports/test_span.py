"""Which interactions count: windows, undated ones, and nothing after today."""

from __future__ import annotations

from datetime import date

import pytest

from coaching_lib.filters import Filters
from coaching_lib.periods import Window
from coaching_lib.reports.metrics import metrics, metrics_view, whole_weeks
from coaching_lib.reports.span import span
from tests.conftest import desk_over
from tests.reports.builders import Contact, load

MET = {"Greets": 1.0}
TODAY = date(2026, 7, 1)


def contact(name: str, day: date | None, results=MET, **more) -> Contact:
    return Contact(name, "a1", day, results, **more)


@pytest.fixture
def open_centre(tmp_path):
    def load_and_open(*contacts: Contact, today: date = TODAY):
        desk = desk_over(tmp_path / "data", today)
        load(desk, contacts)
        return desk

    return load_and_open


def window_of(desk, **filters) -> Window | None:
    return span(desk, desk.scores.current(), Filters(**filters)).window


def test_the_default_window_ends_on_the_last_scored_day_not_on_a_day_without_scores(open_centre):
    desk = open_centre(
        contact("scored", date(2026, 5, 1)), contact("unscored", date(2026, 6, 1), {"Greets": None})
    )
    assert window_of(desk) == Window(date(2026, 2, 1), date(2026, 5, 1))


def test_the_default_window_is_the_same_whatever_the_other_filters(open_centre):
    desk = open_centre(contact("call", date(2026, 6, 1)), contact("chat", date(2026, 3, 1), channel="chat"))
    assert window_of(desk, channel="chat").last == date(2026, 6, 1)


def test_a_last_day_alone_means_the_ninety_days_that_end_with_it(open_centre):
    desk = open_centre(contact("i", date(2026, 6, 1)))
    assert window_of(desk, last=date(2026, 3, 31)) == Window(date(2026, 1, 1), date(2026, 3, 31))


def test_a_first_day_alone_counts_up_to_today(open_centre):
    desk = open_centre(contact("i", date(2026, 6, 1)))
    assert window_of(desk, first=date(2026, 3, 1)) == Window(date(2026, 3, 1), TODAY)


@pytest.mark.parametrize(
    ("filters", "counted"),
    [
        ({"is_all_time": True}, 2),
        ({}, 1),
        ({"first": date(2026, 1, 1), "last": date(2027, 1, 1)}, 1),
    ],
)
def test_undated_contacts_count_only_with_all_time_and_future_ones_never(open_centre, filters, counted):
    desk = open_centre(
        contact("dated", date(2026, 6, 1)), contact("undated", None), contact("future", date(2026, 7, 2))
    )
    assert metrics(desk, Filters(**filters)).interactions == counted


def test_without_any_date_all_time_is_the_default(open_centre):
    desk = open_centre(contact("i", None), contact("j", None))
    assert window_of(desk) is None
    assert metrics(desk, Filters()).interactions == 2
    assert metrics_view(desk, Filters()).weeks == ()


def test_whole_weeks_begin_on_monday_and_end_on_sunday_inside_the_window():
    sunday, monday = date(2026, 6, 28), date(2026, 6, 1)
    assert whole_weeks(Window(monday, sunday)) == [
        date(2026, 6, 1),
        date(2026, 6, 8),
        date(2026, 6, 15),
        date(2026, 6, 22),
    ]
    assert whole_weeks(Window(date(2026, 6, 2), date(2026, 6, 27))) == [date(2026, 6, 8), date(2026, 6, 15)]
    assert whole_weeks(Window(date(2026, 6, 2), date(2026, 6, 3))) == []
    assert whole_weeks(None) == []


def test_a_week_without_contacts_is_a_point_without_averages(open_centre):
    desk = open_centre(contact("i", date(2026, 6, 1)), contact("j", date(2026, 6, 21)))
    points = metrics_view(desk, Filters(first=date(2026, 6, 1), last=date(2026, 6, 21))).weeks
    assert [(p.week.day, p.interactions, p.average_score) for p in points] == [
        (1, 1, 100.0),
        (8, 0, None),
        (15, 1, 100.0),
    ]


def test_the_window_before_has_the_same_length_and_is_missing_where_nothing_happened(open_centre):
    desk = open_centre(contact("now", date(2026, 6, 1)), contact("before", date(2026, 3, 1)))
    assert metrics_view(desk, Filters()).before.interactions == 1
    assert metrics_view(desk, Filters(first=date(2026, 5, 1), last=date(2026, 6, 1))).before is None
    assert metrics_view(desk, Filters(is_all_time=True)).before is None
