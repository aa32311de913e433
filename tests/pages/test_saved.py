"""Filters kept under a name."""

from __future__ import annotations

import pytest

from coaching_lib.actions.saved_filters import MOST, forget_filter, save_filter
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.reports.saved_filters import saved_filters
from tests.pages.acting import desk_of
from tests.pages.opening import opened


def test_filters_are_kept_by_page_and_viewer_and_a_name_holds_one_of_them(center):
    desk, agent = desk_of(center), desk_of(center, "a01")
    save_filter(desk, "overview", " Night \n team ", "team=North")
    save_filter(desk, "overview", "Night team", "team=South&period=30")
    assert [(f.name, f.query) for f in saved_filters(desk, "overview")] == [
        ("Night team", "team=South&period=30")
    ]
    assert saved_filters(desk, "directory") == []
    assert saved_filters(agent, "overview") == []


def test_only_the_owner_can_remove_them(center):
    desk, agent = desk_of(center), desk_of(center, "a01")
    filter_id = save_filter(desk, "overview", "Mine", "team=North")
    with pytest.raises(NotFound):
        forget_filter(agent, filter_id)
    forget_filter(desk, filter_id)
    assert saved_filters(desk, "overview") == []
    with pytest.raises(NotFound):
        forget_filter(desk, filter_id)


@pytest.mark.parametrize(
    ("name", "query"), [("", "a=b"), ("x" * 61, "a=b"), ("Long", "search=" + "x" * 2000)]
)
def test_a_filter_without_a_name_or_too_long_is_refused(center, name, query):
    with pytest.raises(InvalidInput):
        save_filter(desk_of(center), "overview", name, query)


def test_nobody_keeps_more_than_can_be_read(center):
    desk = desk_of(center)
    for number in range(MOST):
        save_filter(desk, "overview", f"Filter {number}", "team=North")
    with pytest.raises(InvalidInput):
        save_filter(desk, "overview", "One more", "team=North")
    save_filter(desk, "overview", "Filter 0", "team=South")


def test_opening_one_replaces_the_filters_of_the_address(center):
    desk = desk_of(center)
    filter_id = save_filter(desk, "directory", "Weak [North]", "team=North&only=needs-coaching&plan=1")
    app = opened("directory", search="a03", page="2")
    app.session_state["_saved"] = True
    app.run()
    app.button(key=f"_saved_{filter_id}").click().run()
    assert "search" not in app.query_params and "page" not in app.query_params
    assert "plan" not in app.query_params
    assert "North" in app.query_params["team"]
    assert "needs-coaching" in app.query_params["only"]
