"""Around an agent's figures: channels, praise, requests, and the report to print."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from coaching_lib.actions import kudos, requests
from coaching_lib.actions import plans as act
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.reports import agent as report
from coaching_lib.reports.agent_voice import open_requests, praise
from coaching_lib.ui import agent_channels, agent_print, format
from tests.pages.acting import LONG, buttons, desk_of, pressed, seen_by
from tests.pages.conftest import LAST
from tests.pages.opening import links, opened, words
from tests.reports.builders import made_up_centre


def view_of(folder, agent_id: str):
    return report.agent_view(desk_of(folder), agent_id, Filters())


class Cells(HTMLParser):
    """Tags and texts of a document, read by another reader."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert all(name in {"class", "lang", "charset", "name", "content"} for name, _ in attrs)

    def handle_data(self, data):
        self.texts.append(data)


def test_each_channel_is_counted_against_the_team_and_the_window_before(center):
    window = (LAST - timedelta(days=89), LAST)
    before = (LAST - timedelta(days=179), LAST - timedelta(days=90))
    contacts = made_up_centre(LAST)

    def among(days, **wanted):
        return [
            c
            for c in contacts
            if days[0] <= c.day <= days[1]
            and all(getattr(c, name) == value for name, value in wanted.items())
        ]

    def mean(values):
        told = [value for value in values if value is not None]
        return pytest.approx(sum(told) / len(told)) if told else None

    rows = agent_channels.rows(view_of(center, "a03"))
    assert {row["channel"] for row in rows} == {c.channel for c in among(window, agent_id="a03")}
    for row in rows:
        mine = among(window, agent_id="a03", channel=row["channel"])
        earlier = among(before, agent_id="a03", channel=row["channel"])
        team = among(window, team="North", channel=row["channel"])
        assert (row["contacts"], row["contacts_before"]) == (len(mine), len(earlier))
        assert row["handle_seconds"] == mean([c.handle for c in mine])
        assert row["handle_seconds_before"] == mean([c.handle for c in earlier])
        assert row["team_handle_seconds"] == mean([c.handle for c in team])


def test_praise_is_given_on_the_page_and_read_by_the_agent(hard):
    app = opened("agent", agent="a0")
    next(box for box in app.text_area if box.label == "What went well").set_value("You *greeted* [all](x).")
    app = pressed(app, "Send praise")
    assert [each.text for each in praise(desk_of(hard), "a0")] == ["You *greeted* [all](x)."]
    assert "Take back" in buttons(app)
    agents_page = seen_by("a0", "agent")
    assert "You *greeted* [all](x)." in words(agents_page)
    assert "Take back" not in buttons(agents_page)
    assert "You *greeted*" not in words(seen_by("a1", "agent"))
    pressed(opened("agent", agent="a0"), "Take back")
    assert praise(desk_of(hard), "a0") == []


def test_a_request_of_an_agent_reaches_the_manager_who_answers_or_declines(hard):
    app = seen_by("a0", "agent")
    next(box for box in app.text_area if box.label.startswith("What would help")).set_value("How to *begin*?")
    pressed(app, "Send the request")
    (asked,) = open_requests(desk_of(hard), "a0")
    app = opened("agent", agent="a0")
    assert f"Asks for coaching on **{asked.behavior}**" in words(app) and "How to *begin*?" in words(app)
    assert "Create a coaching link" in links(app)
    pressed(app, "Decline")
    assert open_requests(desk_of(hard), "a0") == []


def test_an_empty_praise_is_refused_in_words(hard):
    assert "Say what went well." in words(pressed(opened("agent", agent="a0"), "Send praise"))


def test_the_report_to_print_holds_the_figures_of_the_page_and_no_markup_of_names(hard):
    desk = desk_of(hard)
    act.share(desk, act.ShareRequest("a0", "Greets", "Greet.", 0.9, date(2026, 8, 12)))
    view = view_of(hard, "a0")
    found = Cells(agent_print.page(desk, view, Filters()))
    assert not {"a", "img", "script", "link", "iframe", "b", "i"} & set(found.tags)
    assert LONG in found.texts
    assert format.score(view.now.average_score) in found.texts
    areas = report.areas(desk, "a0", Filters())
    for area in areas:
        assert area.behavior in found.texts and format.points(area.impact_points) in found.texts
    total = sum(area.impact_points or 0 for area in areas)
    assert total == pytest.approx(100 - view.now.average_score)
    assert format.points(total) in found.texts
    assert "1 Jul 2026 to 12 Aug 2026" in found.texts and "Shared, too early" in found.texts


def test_an_agent_prints_the_own_report_only(hard):
    desk = desk_of(hard, "a0")
    view = report.agent_view(desk, "a0", Filters())
    assert LONG in Cells(agent_print.page(desk, view, Filters())).texts
    assert "Report to print" in [found.label for found in seen_by("a0", "agent").get("download_button")]


def test_without_handle_time_the_channels_show_a_dash(hard):
    assert {row["Handle time"] for row in agent_channels.shown(view_of(hard, "a0"))} == {format.UNKNOWN}


def test_praise_and_requests_name_the_agents_of_the_viewer_only(hard):
    kudos.praise(desk_of(hard), "a0", "Well done.")
    requests.ask(desk_of(hard, "a0"), "Greets")
    for ask in (praise, open_requests):
        with pytest.raises(NotFound):
            ask(desk_of(hard, "a1"), "a0")
