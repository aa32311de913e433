from __future__ import annotations

from datetime import date

from tests.pages.opening import links, opened, words


def test_without_scores_the_overview_says_where_to_begin(nothing):
    app = opened("overview")
    assert "No scored contacts yet.** Import an export to begin." in words(app)
    assert "Import" in links(app)


def test_the_overview_shows_its_parts_by_their_names(center):
    names = [heading.value for heading in opened("overview").subheader]
    assert names == [
        "Contact Center Metrics",
        "Team Performance",
        "Coaching Required",
        "Recently Sent Coaching Advice",
        "Programme",
    ]


def test_every_interaction_a_call_reads_total_calls(center):
    labels = [metric.label for metric in opened("overview").metric]
    assert labels[:2] == ["Average QA score", "Average handle time"]
    assert labels[2] in ("Total calls", "Total contacts")


def test_the_way_to_all_agents_is_named_as_in_the_product(center):
    assert "View all agents" in links(opened("overview"))


def test_a_period_in_the_address_is_applied_and_kept(center):
    app = opened("overview", period="30")
    assert "30" in app.query_params["period"]
    assert "1 Jun – 30 Jun 2026" in words(app)


def test_a_period_nobody_offers_is_ignored(center):
    assert "2 Apr – 30 Jun 2026" in words(opened("overview", period="7; drop table"))


def test_a_team_in_the_address_narrows_and_a_chip_takes_it_away(center):
    app = opened("overview", team="North")
    assert "North, " in words(app)
    chip = next(button for button in app.button if "North" in button.label)
    chip.click().run()
    assert "team" not in app.query_params


def test_choosing_another_behavior_lists_its_agents(center):
    app = opened("overview")
    picker = next(box for box in app.selectbox if box.label == "Breakout by agent")
    picker.set_value(picker.options[1]).run()
    assert not app.error and not app.exception


def test_the_months_can_be_shown_instead_of_the_agents(center):
    app = opened("overview")
    app.session_state["_team_way"] = "Months"
    app.run()
    assert "Points lost per contact, by month. Darker costs more." in words(app)


def test_a_plan_sent_shows_among_the_recent_advice_and_an_open_one_beside_who_needs_coaching(center):
    from coaching_lib.actions import plans
    from coaching_lib.filters import Filters
    from coaching_lib.reports import team
    from tests.conftest import desk_over

    desk = desk_over(center)
    flagged = team.coaching_required(desk, Filters())[0]
    request = plans.ShareRequest(flagged.agent_id, flagged.behavior, "Try this.", 0.9, date(2026, 8, 12))
    plans.share(desk, request)
    app = opened("overview")
    assert "Open plan" in "".join(links(app))
    assert "Shared" in "".join(words(app))
    assert "mail" in words(app) or "sent 1 Jul" in words(app)


def test_every_figure_of_a_row_tells_what_it_means_with_its_own_numbers(center):
    from coaching_lib.filters import Filters
    from coaching_lib.reports import team
    from coaching_lib.ui import meanings
    from tests.conftest import desk_over

    desk = desk_over(center)
    text = words(opened("overview"))
    behavior = team.team_performance(desk, Filters())[0]
    for dot in behavior.dots[:7]:
        assert meanings.dot(dot, behavior.behavior).replace("\\", "") in text
    for row in team.not_sure_yet(desk, Filters(), 3):
        assert meanings.not_sure(row).replace("\\", "") in text


def test_the_weeks_can_be_shown_and_read_as_a_table_with_the_figures_of_the_report(center):
    from coaching_lib.filters import Filters
    from coaching_lib.reports.heat import heat
    from coaching_lib.ui import format
    from tests.conftest import desk_over

    app = opened("overview")
    app.session_state["_team_way"] = "Weeks"
    app.session_state["_heat_table"] = True
    app.run()
    assert "Points lost per contact, by week. Darker costs more." in words(app)
    shown = app.dataframe[0].value
    cells = heat(desk_over(center), Filters(), "week")
    assert shown.shape == (4, 12)
    for cell in cells:
        assert shown.loc[cell.behavior, format.short_day(cell.since)] == format.points(cell.points_lost)


def test_who_is_surely_below_the_target_is_said_quietly_and_by_name(center, monkeypatch):
    assert "surely below" not in words(opened("overview"))
    monkeypatch.setenv("COACHING_TARGET_SCORE", "100")
    app = opened("overview")
    assert "surely below the target of 100.0" in words(app)
    assert "and 4 more: all of them" in links(app)
