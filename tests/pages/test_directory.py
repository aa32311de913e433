from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports.directory import directory
from coaching_lib.ui import directory_choice, directory_files, export, format
from coaching_lib.ui.directory_choice import Chosen
from coaching_lib.ui.directory_controls import ORDER
from tests.pages.acting import LONG, RIGHT_TO_LEFT, desk_of
from tests.pages.opening import links, opened, words
from tests.reports.conftest import TODAY
from tests.reports.test_plans import share


def table(app) -> dict:
    """What the table is handed."""
    return json.loads(app.get("bidi_component")[-1].proto.json)


def names(app) -> list[str]:
    return [row["name"] for row in table(app)["rows"]]


def test_without_scores_the_directory_says_where_to_begin(nothing):
    assert "Import" in links(opened("directory"))


def test_every_agent_in_scope_is_listed(center):
    app = opened("directory")
    assert len(names(app)) == 12
    assert "12 of 12 agents" in words(app)


def test_a_search_in_the_address_narrows_the_list(center):
    assert names(opened("directory", search="a03")) == ["A03"]


def test_a_search_without_a_match_offers_to_clear(center):
    app = opened("directory", search="nobody is called this")
    assert "No agent matches. Clear the filters." in words(app)
    next(button for button in app.button if button.label == "Clear the filters").click().run()
    assert len(names(app)) == 12


def test_a_filter_nobody_offers_is_ignored(center):
    assert len(names(opened("directory", only="'; drop"))) == 12


def test_a_page_far_behind_the_last_becomes_the_first(center):
    assert len(names(opened("directory", page="9999"))) == 12


@pytest.mark.parametrize("order", [*ORDER, *(f"-{name}" for name in ORDER)])
def test_the_order_of_the_address_is_the_report_s(center, order):
    found = directory(desk_of(center), Filters(), order=order.lstrip("-"), is_reversed=order[0] == "-")
    assert names(opened("directory", sort=order)) == [row.agent.agent_name for row in found.rows]


def test_an_order_nobody_offers_is_the_alphabet(center):
    assert names(opened("directory", sort="salary")) == names(opened("directory"))


def test_choosing_an_order_puts_it_into_the_address(center):
    app = opened("directory", page="1")
    next(box for box in app.selectbox if box.label == "Sort by").set_value("score").run()
    assert "score" in app.query_params["sort"]
    assert table(app)["order"] == "score" and table(app)["up"] is False


def test_every_figure_of_a_row_is_the_report_s(center):
    desk = desk_of(center)
    share(desk, "a03", "Greets", TODAY - timedelta(days=9), TODAY + timedelta(days=42))
    found = directory(desk, Filters())
    shown = {row["id"]: row for row in table(opened("directory"))["rows"]}
    for row in found.rows:
        agent, cells = row.agent, shown[row.agent.agent_id]
        assert cells["scoreText"] == format.score(agent.evened_out_score)
        assert (cells["score"], cells["low"], cells["high"]) == pytest.approx(
            (agent.evened_out_score, agent.score_low, agent.score_high)
        )
        assert cells["scoreBelow"].startswith(
            f"{format.score(agent.score_low)} to {format.score(agent.score_high)}"
        )
        assert (" · " in cells["scoreBelow"]) is (row.rank_low is not None)
        assert cells["weeks"] == pytest.approx(list(row.weekly_scores), nan_ok=True)
        assert cells["change"] == format.change(row.change)
        assert cells["contacts"] == format.count(agent.interactions)
        assert cells["gain"] == (agent.behaviors_to_coach[0] if agent.behaviors_to_coach else "")
        if agent.behaviors_to_coach:
            assert cells["gainBelow"].startswith(f"{format.points(row.points_to_gain)} points")
        assert cells["improving"] == {True: "yes", False: "not yet", None: "–"}[agent.improving]
    assert (shown["a03"]["status"], shown["a03"]["evidence"]) == ("Shared", "too early")
    assert shown["a03"]["coached"] == "22 Jun"


def test_a_row_leads_to_the_agent_whose_id_needs_escaping(center):
    for row in table(opened("directory"))["rows"]:
        assert parse_qs(urlsplit(row["href"]).query) == {"agent": [row["id"]]}


def test_names_that_are_hard_to_show_stay_data(hard):
    shown = names(opened("directory"))
    assert LONG in shown
    assert RIGHT_TO_LEFT.strip("\u202e\u202c") in shown


def test_agents_chosen_on_the_page_can_be_coached_together(center):
    app = opened("directory")
    app.session_state[directory_choice.KEPT] = {
        "a01": Chosen("A01", ()),
        "a02": Chosen("A02", ("Greets",)),
    }
    app.run()
    assert "**2 chosen:** A01, A02" in words(app)
    assert table(app)["chosen"] == ["a01", "a02"]
    next(button for button in app.button if button.label == "Clear").click().run()
    assert table(app)["chosen"] == []


def test_the_plan_for_several_opens_at_one_who_needs_it_and_takes_the_others_along():
    chosen = {
        "a1": Chosen("A", ()),
        "a2": Chosen("B", ("Greets", "Closes")),
        "a3": Chosen("C", ("Closes",)),
    }
    assert directory_choice.query(chosen) == {
        "agent": "a2",
        "also": "a3,a1",
        "plan": "new",
        "behavior": "Closes",
    }
    assert directory_choice.query({"a1": Chosen("A", ())}) == {"agent": "a1", "plan": "new"}


def test_choosing_on_one_page_keeps_those_of_another(center):
    desk, kept = desk_of(center), {}
    first, second = (directory(desk, Filters(), page=page, page_size=6).rows for page in (0, 1))
    directory_choice.merge(kept, first, ["a00", "a03"])
    directory_choice.merge(kept, second, ["a08"])
    assert list(kept) == ["a00", "a03", "a08"]
    directory_choice.merge(kept, first, ["a03"])
    directory_choice.merge(kept, second, None)
    assert list(kept) == ["a03"]


def test_the_files_hold_every_agent_in_the_order_on_screen_unrounded(center):
    found = directory(desk_of(center), Filters(), order="score", page_size=100)
    rows = directory_files.export_rows(found.rows)
    read = list(csv.DictReader(io.StringIO(export.csv_bytes(rows).decode("utf-8-sig"))))
    assert [row["agent_id"] for row in read] == [row.agent.agent_id for row in found.rows]
    assert float(read[0]["evened_out_score"]) == found.rows[0].agent.evened_out_score
    told = json.loads(export.json_bytes(rows))
    assert told[0]["score_low"] == found.rows[0].agent.score_low
    assert told[0]["last_coached_on"] is None
