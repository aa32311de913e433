"""The calendar file: read back by another reader, texts escaped, the same days under the same names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from coaching_lib.delivery.calendar_file import Entry, calendar

MADE = datetime(2026, 7, 1, 12, tzinfo=UTC)
DAY = date(2026, 8, 12)


def events(*entries: Entry, **more):
    return Calendar.from_ical(calendar(entries, MADE, **more)).events


def test_a_day_is_a_whole_day_that_blocks_no_time():
    (event,) = events(Entry("p1-target", DAY, "Target date: Greets", "Greets", "https://coach.example/p"))
    assert (event.start, event.end) == (DAY, DAY + timedelta(days=1))
    assert event["summary"] == "Target date: Greets"
    assert event["transp"] == "TRANSPARENT"
    assert event["url"] == "https://coach.example/p"


def test_the_same_day_of_the_same_plan_keeps_its_name_so_that_calendars_update_it():
    old, new = (events(Entry("p1-target", DAY + timedelta(days=n), "Target"))[0] for n in (0, 7))
    assert old["uid"] == new["uid"]


def test_hostile_words_stay_words():
    words = "A, b; c BEGIN:VEVENT\nEND:VEVENT\nATTACH:file:///etc/passwd \u202eمريم\u202c 日本"
    (event,) = events(Entry("p1-due", DAY, words))
    assert "attach" not in event
    assert event["summary"] == words.replace("\u202e", "").replace("\u202c", "")


def test_lines_are_folded_and_end_as_the_standard_says():
    raw = calendar([Entry("p1-due", DAY, "語" * 120)], MADE)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_withdrawn_day_says_that_it_is_cancelled():
    (event,) = events(Entry("p1-target", DAY, "Target", is_cancelled=True), method="CANCEL")
    assert event["status"] == "CANCELLED"
