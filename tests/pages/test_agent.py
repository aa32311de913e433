from __future__ import annotations

import os
from pathlib import Path

import pytest

from coaching_lib.actions import plans as act
from coaching_lib.actions import sketches, templates
from coaching_lib.filters import Filters
from coaching_lib.reports import agent as report
from coaching_lib.reports import target
from coaching_lib.reports.advice import draft
from coaching_lib.reports.outbox import mails
from coaching_lib.reports.plan_form import sketch
from coaching_lib.reports.plans import plan, plan_cards
from coaching_lib.ui import format, plan_templates
from tests.pages.acting import LONG, RIGHT_TO_LEFT, TODAY, button, buttons, desk_of, pressed, seen_by
from tests.pages.opening import alone, links, opened, words

SEND = "Send Email"
CREATE = "Create a coaching link"


def cards_of(folder, agent_id):
    """The plans of an agent as the record holds them now."""
    return plan_cards(desk_of(folder), Filters(agent_ids=(agent_id,)))


def form_of(app):
    """The page with the plan form open."""
    return pressed(app, CREATE)


def sent(app, label: str = SEND):
    """The page after the open form was sent. A test opens the form and presses its button in one run."""
    button(app, CREATE).click()
    return pressed(app, label)


def typed(app, agent_id: str, behavior: str, **fields):
    """The page after something was typed into the form and the form was closed."""
    sketches.keep(desk_of(Path(os.environ["COACHING_DATA"])), agent_id, behavior, fields)
    return app.run()


def advice_of(app):
    """The field of the advice in the open form."""
    return next(found for found in app.text_area if found.label == "Advice")


def metric(app, label):
    """One metric by its label."""
    return next(found for found in app.metric if found.label == label)


def test_a_cold_deep_link_opens_the_agents_page(center):
    app = opened("agent", agent="a03")
    assert not app.exception and not app.error
    assert app.title[0].value == "A03"


def test_without_scores_the_page_says_where_to_begin(nothing):
    app = opened("agent", agent="a03")
    assert "Import" in links(app)
    assert not app.exception


def test_without_an_agent_in_the_address_one_is_to_be_chosen(center):
    app = alone("agent")
    assert "Choose an agent above" in words(app)
    assert "View all agents" in links(app)


def test_an_agent_nobody_knows_is_refused_in_words(center):
    app = opened("agent", agent="'; drop")
    assert not app.exception
    assert len(app.error) == 1
    assert "There is no agent" in words(app)


def test_the_metrics_are_those_of_the_report(center):
    app = opened("agent", agent="a03")
    view = report.agent_view(desk_of(center), "a03", Filters())
    assert metric(app, "Average QA score").value == format.score(view.now.average_score)
    assert metric(app, "Average QA score").delta == format.change(
        view.now.average_score - view.before.average_score
    )
    assert metric(app, "Average handle time").value == format.duration(view.now.average_handle_seconds)
    assert metric(app, "Contacts").value == str(view.now.interactions)
    read = words(app)
    low, high = format.score(view.score_low), format.score(view.score_high)
    assert f"Evened out **{format.score(view.evened_out_score)}** ({low} to {high})" in read
    team, all_teams = format.score(view.team_average_score), format.score(view.centre_average_score)
    assert f"Team {team}, center {all_teams}" in read
    assert f"{view.now.scored_interactions} scored contacts" in read


def test_the_table_of_behaviors_shows_the_reports_figures_and_ends_at_the_lost_points(center):
    app = opened("agent", agent="a03")
    desk = desk_of(center)
    areas = report.areas(desk, "a03", Filters())
    view = report.agent_view(desk, "a03", Filters())
    table = app.dataframe[0].value
    assert table["Behavior"].tolist() == [area.behavior for area in areas]
    assert table["Missed"].tolist() == [format.of(area.missed, area.applicable) for area in areas]
    assert table["Impact"].tolist() == pytest.approx([area.impact_points for area in areas])
    assert table["Impact"].sum() == pytest.approx(100 - view.now.average_score)
    assert f"Sum of the impacts **{format.points(100 - view.now.average_score)}**" in words(app)


def test_the_ranking_begins_with_the_first_area_and_another_can_be_chosen(center):
    app = opened("agent", agent="a03")
    picker = next(box for box in app.selectbox if box.label == "Behavior")
    assert f"stopped missing **{picker.value}**" in words(app)
    other = picker.options[1]
    picker.set_value(other).run()
    assert other in app.query_params["behavior"]
    assert f"stopped missing **{other}**" in words(app)


def test_a_behavior_nobody_scores_gives_way_to_the_first(center):
    app = opened("agent", agent="a03", behavior="Sings")
    assert not app.error
    assert "stopped missing" in words(app)


def test_a_period_in_the_address_is_that_of_the_figures(center):
    app = opened("agent", agent="a03", period="all")
    view = report.agent_view(desk_of(center), "a03", Filters(is_all_time=True))
    assert metric(app, "Contacts").value == str(view.now.interactions)


def test_there_is_no_team_filter_on_the_page_of_one_agent_and_the_chosen_team_is_kept(center):
    app = opened("overview", team="North")
    app.switch_page("pages/agent.py")
    app.query_params["agent"] = "a03"
    app.query_params["period"] = "30"
    app.run()
    assert not [box for box in app.selectbox if box.label == "Team"]
    app.switch_page("pages/overview.py")
    assert "North" in app.run().query_params["team"]


def test_the_next_agent_comes_with_the_same_period(center):
    app = pressed(opened("agent", agent="a03", period="30", behavior="Greets"), "Next agent")
    assert "a04" in app.query_params["agent"]
    assert "30" in app.query_params["period"]
    assert "behavior" not in app.query_params


def test_an_agent_without_plans_has_one_way_on_in_the_other_half(center):
    app = opened("agent", agent="a03", tab="sessions")
    assert "No plans yet for this agent." in words(app)
    assert CREATE in links(app)


def test_an_agent_sees_the_own_page_only_and_cannot_share(center):
    app = seen_by("a03", "agent", agent="a04")
    assert app.title[0].value == "A03"
    assert not [box for box in app.selectbox if box.label == "Agent"]
    assert not {CREATE, "Next agent", "Refresh"} & set(buttons(app))
    assert "Advice draft" not in [heading.value for heading in app.subheader]


@pytest.mark.parametrize(("agent_id", "name"), [("a0", LONG), ("a1", "مريم بنت علي")])
def test_a_name_is_shown_letter_by_letter(hard, agent_id, name):
    app = opened("agent", agent=agent_id)
    assert not app.error
    assert app.title[0].value.replace("\\", "").replace("\u2060", "") == name
    assert RIGHT_TO_LEFT[0] not in app.title[0].value
    for sign in ("**Lee**", "[here](", "<b>", ":red["):
        assert sign not in app.title[0].value


def test_a_handle_time_that_is_not_in_the_export_is_said(hard):
    app = opened("agent", agent="a0")
    assert metric(app, "Average handle time").value == format.UNKNOWN
    assert "Handle time is not in the export." in words(app)


def test_without_transcripts_the_draft_has_no_quotes_and_says_so(center):
    assert "No transcripts to quote from" in words(opened("agent", agent="a03"))


def test_a_quote_leads_to_its_turn(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    assert "checked word for word" in words(app)
    quote = next(link for link in app.get("page_link") if "contact" in link.proto.label)
    assert "turn=2" in quote.proto.query_string


def test_refresh_brings_the_other_variants_and_then_the_first_again(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    first = words(app)
    variants = draft(desk_of(hard), "a0", "Greets").variants
    assert variants >= 2 and f"variant 1 of {variants}" in first
    for number in range(2, variants + 1):
        assert f"variant {number} of {variants}" in words(pressed(app, "Refresh"))
    assert words(pressed(app, "Refresh")) == first


def test_the_form_shows_the_suggestion_and_its_chances(hard):
    app = form_of(opened("agent", agent="a0", behavior="Greets"))
    desk = desk_of(hard)
    suggested = target.target(desk, "a0", "Greets")
    assert app.slider[0].value == round(suggested.suggested_goal_rate * 100)
    assert app.date_input[0].value == suggested.suggested_target_on
    goal = app.slider[0].value / 100
    chance, proof, contacts = target.chances(desk, "a0", "Greets", goal, suggested.suggested_target_on)
    assert metric(app, "Now, evened out").value == format.percent(suggested.current_rate)
    assert metric(app, "Chance to reach it").value == format.percent(chance)
    assert metric(app, "Chance to prove it").value == format.percent(proof)
    assert metric(app, "Contacts by then").value == f"about {contacts:.0f}"


def test_a_plan_is_shared_with_its_mail_and_opened(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    text = advice_of(form_of(app)).value
    app = sent(app)
    assert not app.exception and not app.error
    (card,) = cards_of(hard, "a0")
    assert app.title[0].value == "Coaching Sessions"
    assert card.row.plan_id in app.query_params["plan"]
    assert (card.row.behavior, card.row.status, card.mail_state) == ("Greets", "Shared", "filed")
    assert [mail.to for mail in mails(desk_of(hard))] == ["a0@example.com"]
    assert text.split("\n")[0].split(". ")[-1] in words(app)


def test_sending_the_same_form_twice_makes_one_plan(hard):
    app = sent(form_of(opened("agent", agent="a0", behavior="Greets")))
    key = app.session_state["_plan_done"]
    again = typed(opened("agent", agent="a0", behavior="Greets"), "a0", "Greets", key=key, note="Again.")
    sent(form_of(again))
    assert len(cards_of(hard, "a0")) == 1
    assert len(mails(desk_of(hard))) == 1


def test_a_second_plan_after_the_first_is_a_new_one_and_is_warned_of(hard):
    app = sent(form_of(opened("agent", agent="a0", behavior="Greets")))
    app.switch_page("pages/agent.py")
    app.query_params["agent"], app.query_params["behavior"] = "a0", "Greets"
    assert "A plan on this behavior is still open" in words(form_of(app.run()))
    sent(app)
    assert len(cards_of(hard, "a0")) == 2


def test_without_an_address_the_plan_is_shared_without_a_mail(hard):
    app = form_of(opened("agent", agent="a2", behavior="Greets"))
    assert "No e-mail address in the roster" in words(app)
    assert SEND not in buttons(app)
    button(app, CREATE).click()
    pressed(app, "Share without mail")
    (card,) = cards_of(hard, "a2")
    assert card.mail_state is None


def test_a_goal_that_is_not_above_the_present_level_is_warned_of(hard):
    app = typed(opened("agent", agent="a0", behavior="Greets"), "a0", "Greets", goal=5)
    assert "The goal is not above the present level" in words(form_of(app))


def test_an_altered_quote_is_pointed_out_before_it_is_sent(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    text = advice_of(form_of(app)).value
    assert "Not word for word" not in words(app)
    changed = text.replace("the new router", "a new router")
    app = form_of(typed(app, "a0", "Greets", advice=changed))
    assert "Not word for word in the transcript" in words(app)
    assert "a new router" in words(app)


def test_what_was_typed_is_there_again_and_can_be_thrown_away(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    text = advice_of(form_of(app)).value
    app = form_of(typed(app, "a0", "Greets", advice="In my own words.", goal=90))
    assert (advice_of(app).value, app.slider[0].value) == ("In my own words.", 90)
    assert "Your changes from before are still here." in words(app)
    button(app, CREATE).click()
    app = form_of(pressed(app, "Begin again from the draft"))
    assert advice_of(app).value == text
    assert "Your changes from before" not in words(app)


def test_another_draft_replaces_one_that_nobody_rewrote(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    first = advice_of(form_of(app)).value
    second = advice_of(form_of(pressed(app, "Refresh"))).value
    assert first != second


def test_the_goal_in_the_text_follows_the_slider(hard):
    app = typed(opened("agent", agent="a0", behavior="Greets"), "a0", "Greets", goal=83)
    assert "83%" in advice_of(form_of(app)).value


def test_empty_advice_cannot_be_sent(hard):
    app = form_of(typed(opened("agent", agent="a0", behavior="Greets"), "a0", "Greets", advice=" "))
    assert button(app, SEND).disabled


def test_the_preview_is_the_mail_and_sends_nothing(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    app.session_state["_plan_preview"] = True
    app = form_of(app)
    (frame,) = app.get("iframe")
    assert "The goal" in frame.proto.srcdoc
    assert "Subject:" in words(app)
    assert not mails(desk_of(hard)) and not cards_of(hard, "a0")


def test_the_form_opens_once_by_the_address(hard):
    app = opened("agent", agent="a0", behavior="Greets", plan="new")
    assert SEND in buttons(app)
    assert "plan" not in app.query_params
    assert SEND not in buttons(app.run())


def test_a_record_that_cannot_be_read_is_said_in_words(hard):
    (hard / "record.sqlite").write_bytes(b"no database" * 1000)
    app = opened("agent", agent="a0", behavior="Greets")
    assert not app.exception
    assert "The record is damaged" in words(app)


def test_a_kept_target_date_that_has_passed_gives_way_to_the_suggestion(hard):
    app = typed(
        opened("agent", agent="a0", behavior="Greets"), "a0", "Greets", date=TODAY.isoformat(), goal=90
    )
    assert form_of(app).date_input[0].value > TODAY


def test_open_plans_stand_in_the_information(hard):
    desk = desk_of(hard)
    act.share(desk, act.ShareRequest("a0", "Closes", "Close.", 0.9, TODAY.replace(month=8)))
    app = opened("agent", agent="a0")
    assert "Shared, target 1 Aug" in words(app)
    assert "Closes" in "".join(links(app))


def test_a_draft_beside_filtered_figures_says_which_contacts_it_counts(hard):
    told = "The draft counts all contacts of the last 90 days"
    assert told not in words(opened("agent", agent="a0"))
    assert told in words(opened("agent", agent="a0", period="30"))


def test_every_behavior_can_be_downloaded_as_a_table(hard):
    app = opened("agent", agent="a0")
    assert "Download as CSV" in [found.label for found in app.get("download_button")]


def others(app):
    """The box for who else gets a plan."""
    return next(found for found in app.multiselect if found.label == "Also send to")


def test_items_note_and_follow_up_go_with_the_plan(hard):
    app = opened("agent", agent="a0", behavior="Greets")
    item = {"text": "Try one *line*", "owner": "agent", "due": "2026-07-05"}
    typed(app, "a0", "Greets", items=[item], note="Ask about nights.", follow_up="2026-07-09")
    sent(form_of(app))
    (card,) = cards_of(hard, "a0")
    found = plan(desk_of(hard), card.row.plan_id)
    assert [(each.text, each.owner, each.due_on) for each in found.items] == [
        ("Try one *line*", "agent", TODAY.replace(day=5))
    ]
    assert [(note.text, note.visibility) for note in found.meeting_notes] == [
        ("Ask about nights.", "private")
    ]
    assert found.follow_up_on == TODAY.replace(day=9)
    assert plan(desk_of(hard, "a0"), card.row.plan_id).meeting_notes == ()


def test_what_was_kept_is_forgotten_when_it_is_shared(hard):
    app = typed(opened("agent", agent="a0", behavior="Greets"), "a0", "Greets", advice="My own words.")
    sent(form_of(app))
    assert sketch(desk_of(hard), "a0", "Greets") is None
    assert plan(desk_of(hard), cards_of(hard, "a0")[0].row.plan_id).advice == "My own words."


def test_coaching_together_makes_a_plan_for_each_with_the_own_figures(hard):
    own = {agent_id: draft(desk_of(hard), agent_id, "Closes").text for agent_id in ("a0", "a1", "a2")}
    app = opened("agent", agent="a0", behavior="Closes", plan="new", also="a1,a2,nobody")
    assert others(app).value == ["a1", "a2"] and "also" not in app.query_params
    assert "Agent 2: no e-mail address" in words(app)
    typed(app, "a0", "Closes", also=["a1", "a2"], note="Only about a0.", goal=90)
    app = sent(form_of(app), "Send Email to 3 agents")
    assert not app.error and not app.exception
    for agent_id in ("a0", "a1", "a2"):
        (card,) = cards_of(hard, agent_id)
        found = plan(desk_of(hard), card.row.plan_id)
        assert (card.row.goal_rate, card.mail_state) == (0.9, None if agent_id == "a2" else "filed")
        assert found.advice.split("\n")[0] == own[agent_id].split("\n")[0]
        assert bool(found.meeting_notes) == (agent_id == "a0")


def test_a_text_that_quotes_an_agent_is_never_offered_to_the_others(hard):
    found = draft(desk_of(hard), "a0", "Greets")
    assert found.evidence
    app = opened("agent", agent="a0", behavior="Greets")
    typed(app, "a0", "Greets", also=["a1"], advice=f"{found.text} And more.")
    same = "Send them the text above, word for word"
    assert same not in [box.label for box in form_of(app).checkbox]
    typed(app, "a0", "Greets", also=["a1"], advice="Greet everyone by name.", own_words=True)
    sent(form_of(app), "Send Email to 2 agents")
    (card,) = cards_of(hard, "a1")
    assert plan(desk_of(hard), card.row.plan_id).advice == "Greet everyone by name."


def test_a_template_is_kept_without_quotes_and_offered_for_another_plan(hard):
    text = draft(desk_of(hard), "a0", "Greets").text
    kept = plan_templates.without_quotes(text)
    assert kept != text
    items = [{"text": "Read the guide", "owner": "agent", "days": 7}]
    templates.save(desk_of(hard), "Greeting", kept, items, "Greets")
    app = opened("agent", agent="a1", behavior="Closes")
    app.session_state["_templates_open"] = True
    app = form_of(app)
    assert "Read the guide" in words(app)
    assert {"Add below the text", "Replace the text", "Keep the template"} <= set(buttons(app))
