from __future__ import annotations

from datetime import date

import pytest

from coaching_lib.actions import notes
from coaching_lib.actions import plans as act
from coaching_lib.coaching.side_words import level_text, side_sentence
from coaching_lib.filters import Filters
from coaching_lib.reports.advice import draft
from coaching_lib.reports.plan_dates import plan_dates
from coaching_lib.reports.plans import plan, plan_cards
from coaching_lib.reports.relapse import relapse
from coaching_lib.reports.side_effects import side_effects
from coaching_lib.ui import format, plan_calendar, plan_files
from tests.pages.acting import LONG, TODAY, buttons, desk_of, pressed, seen_by
from tests.pages.opening import alone, links, opened, words

TARGET = date(2026, 8, 12)


def share(
    folder, agent_id: str, behavior: str = "Greets", shared_on: date = TODAY, target_on: date = TARGET, **more
):
    """A plan of an agent, shared on some day; answers its id."""
    more.setdefault("advice", "Greet by name.")
    request = act.ShareRequest(
        agent_id, behavior, goal_rate=0.9, target_on=target_on, shared_on=shared_on, **more
    )
    return act.share(desk_of(folder), request)


def metrics(app) -> dict[str, tuple[str, str]]:
    """The figures of the plan by label."""
    return {found.label: (found.value, found.delta) for found in app.metric}


def status_of(folder, plan_id: str) -> str:
    """The plan's status by the report."""
    return plan(desk_of(folder), plan_id).card.row.status


def write(app, text: str, private: bool = False):
    """The page after a note was written and saved."""
    app.text_area[0].set_value(text)
    if private:
        app.checkbox[0].set_value(True)
    return pressed(app, "Save note")


def test_without_plans_the_page_says_what_to_do(center):
    app = alone("coaching_sessions")
    assert "No advice sent yet. Open an agent and create a plan." in words(app)
    assert "View all agents" in links(app)


def test_without_scores_the_page_opens_all_the_same(nothing):
    app = opened("coaching_sessions")
    assert not app.exception and not app.error
    assert "No advice sent yet." in words(app)


def test_one_agent_without_plans_has_the_way_to_the_first(center):
    app = opened("coaching_sessions", agent="a03")
    assert "No plans yet for this agent." in words(app)
    assert "Create a coaching link" in links(app)


def test_an_agent_without_plans_reads_that_there_is_nothing_yet(center):
    assert "No plans for you yet." in words(seen_by("a03", "coaching_sessions"))


def test_a_cold_deep_link_opens_its_plan(center):
    share(center, "a03")
    wanted = share(center, "a04", "Closes")
    app = opened("coaching_sessions", plan=wanted)
    assert not app.exception and not app.error
    assert "Closes" in [heading.value for heading in app.subheader]


def test_a_plan_nobody_knows_is_refused_in_words(center):
    app = opened("coaching_sessions", plan="'; drop")
    assert not app.exception
    assert len(app.error) == 1


@pytest.mark.parametrize("target_on", [TARGET, date(2026, 6, 25)])
def test_the_figures_of_a_plan_are_those_of_the_report(center, target_on):
    plan_id = share(center, "a03", shared_on=date(2026, 5, 1), target_on=target_on)
    shown = metrics(opened("coaching_sessions", plan=plan_id))
    found = plan(desk_of(center), plan_id)
    row = found.card.row
    before = format.of(row.baseline_rate * row.baseline_count, row.baseline_count)
    assert shown["Baseline"] == (format.percent(row.baseline_rate), before)
    assert shown["Goal"] == ("90%", f"by {format.short_day(target_on)}")
    whole = format.effect(row.effect, row.effect_low, row.effect_high)
    assert "{} points ({})".format(*shown["Effect, points"]) == whole
    value, below = shown["After" if found.card.is_finished else "So far"]
    assert value == format.percent(row.after_rate)
    assert below == format.of(row.after_rate * row.after_count, row.after_count)


def test_a_running_plan_says_how_many_contacts_of_how_many_there_are(center):
    plan_id = share(center, "a03", shared_on=date(2026, 5, 1))
    found = plan(desk_of(center), plan_id)
    bars = opened("coaching_sessions", plan=plan_id).get("progress")
    told = f"{found.card.row.after_count} of about {found.expected_contacts:.0f} contacts so far"
    assert [bar.proto.text for bar in bars] == [told]
    over = share(center, "a04", shared_on=date(2026, 4, 1), target_on=date(2026, 6, 1))
    assert not opened("coaching_sessions", plan=over).get("progress")


def test_the_verdict_and_the_rule_stand_on_the_page(center):
    plan_id = share(center, "a03", shared_on=date(2026, 4, 1), target_on=date(2026, 6, 1))
    found = plan(desk_of(center), plan_id)
    read = words(opened("coaching_sessions", plan=plan_id))
    assert found.verdict in read
    for sentence in found.note_sentences:
        assert sentence in read
    assert "- " in read


def test_manager_and_agent_read_how_the_plan_is_judged(center):
    plan_id = share(center, "a03")
    rule = plan(desk_of(center), plan_id).rule
    foretold = f"about {rule.expected_contacts:.0f}", f": {format.percent(rule.luck_chance)}."
    for app in (opened("coaching_sessions", plan=plan_id), seen_by("a03", "coaching_sessions", plan=plan_id)):
        assert "How this plan is judged" in app.expander[-2].label
        for part in ("Contacts expected during it", "by luck", *foretold):
            assert part in words(app)


def test_the_side_effects_stand_under_the_figures(center):
    plan_id = share(center, "a03", shared_on=date(2026, 4, 1), target_on=date(2026, 6, 1))
    read = words(opened("coaching_sessions", plan=plan_id))
    for each in side_effects(desk_of(center), plan_id):
        assert side_sentence(each) in read
        assert level_text(each) in read


def test_a_status_that_no_plan_has_says_so(center):
    share(center, "a03")
    assert "No plan matches." in words(opened("coaching_sessions", status="Improvement"))


def test_a_status_nobody_offers_is_ignored(center):
    share(center, "a03")
    assert "Greets" in words(opened("coaching_sessions", status="'; drop"))


def test_the_open_plan_is_in_the_list_also_when_it_is_far_down(center):
    first = share(center, "a00", shared_on=date(2026, 1, 10))
    for number in range(13):
        share(center, f"a{number % 12:02}", "Closes", shared_on=date(2026, 6, 1 + number))
    app = opened("coaching_sessions", plan=first)
    assert f"open_{first}" in [found.key for found in app.button]


def test_the_look_of_an_agent_acknowledges_and_that_of_a_manager_does_not(center):
    plan_id = share(center, "a03")
    opened("coaching_sessions", plan=plan_id)
    assert status_of(center, plan_id) == "Shared"
    app = seen_by("a03", "coaching_sessions", plan=plan_id)
    assert not app.error
    assert status_of(center, plan_id) == "Working On It"
    assert "Opened by the agent" in words(opened("coaching_sessions", plan=plan_id))


def test_an_agent_cannot_open_the_plan_of_another(center):
    plan_id = share(center, "a04", advice="A secret.")
    share(center, "a03")
    app = seen_by("a03", "coaching_sessions", plan=plan_id)
    assert len(app.error) == 1
    assert "A secret." not in words(app)
    assert status_of(center, plan_id) == "Shared"


def test_an_agent_has_no_button_of_a_manager(center):
    plan_id = share(center, "a03")
    app = seen_by("a03", "coaching_sessions", plan=plan_id)
    assert not {"Agent has read it", "Withdraw the plan", "Restore"} & set(buttons(app))
    assert not app.selectbox


def test_agent_has_read_it_is_noted_by_the_manager(center):
    plan_id = share(center, "a03")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Agent has read it")
    assert status_of(center, plan_id) == "Working On It"
    assert "Agent has read it" not in buttons(app)


def test_a_meeting_note_is_added_and_edited(center):
    plan_id = share(center, "a03")
    app = write(opened("coaching_sessions", plan=plan_id), "We *agreed* on [greeting](x).")
    assert "We *agreed* on [greeting](x)." in words(app)
    app = pressed(app, "Edit note")
    app.text_area[0].set_value("We agreed on more.")
    app = pressed(app, "Save note")
    assert [note.text for note in plan(desk_of(center), plan_id).meeting_notes] == ["We agreed on more."]
    assert "edited" in words(app)


def test_an_empty_note_is_refused_in_words(center):
    plan_id = share(center, "a03")
    app = write(opened("coaching_sessions", plan=plan_id), "  ")
    assert "The note is empty." in words(app)


def test_a_private_note_is_read_by_managers_only(center):
    plan_id = share(center, "a03")
    write(opened("coaching_sessions", plan=plan_id), "Ask about the night shifts.", private=True)
    write(opened("coaching_sessions", plan=plan_id), "See you on Friday.")
    app = seen_by("a03", "coaching_sessions", plan=plan_id)
    assert "See you on Friday." in words(app)
    assert "night shifts" not in words(app)
    assert not app.checkbox


def test_an_agent_writes_a_note_that_the_manager_reads_but_cannot_change(center):
    plan_id = share(center, "a03")
    write(seen_by("a03", "coaching_sessions", plan=plan_id), "I will try.")
    app = opened("coaching_sessions", plan=plan_id)
    assert "I will try." in words(app)
    assert "Edit note" not in buttons(app)


def test_a_note_saved_elsewhere_meanwhile_is_shown_beside_the_own_one(center):
    plan_id = share(center, "a03")
    app = pressed(write(opened("coaching_sessions", plan=plan_id), "First."), "Edit note")
    (note,) = plan(desk_of(center), plan_id).meeting_notes
    notes.edit(desk_of(center), note.note_id, note.version, "Theirs.")
    app.text_area[0].set_value("Mine.")
    app = pressed(app, "Save note")
    assert "Theirs." in words(app) and "Mine." in words(app)
    assert app.text_area[0].value == "Mine."
    pressed(app, "Save note")
    assert plan(desk_of(center), plan_id).meeting_notes[0].text == "Mine."


def test_a_note_saved_after_the_period_is_refused_in_words_and_can_be_copied(center, monkeypatch):
    plan_id = share(center, "a03")
    app = opened("coaching_sessions", plan=plan_id)
    monkeypatch.setenv("COACHING_TODAY", "2026-08-13")
    app = write(app, "Too late.")
    assert "The plan ended on 12 Aug 2026, so this was not saved." in words(app)
    assert "Too late." in [block.value for block in app.code]
    assert not plan(desk_of(center), plan_id).meeting_notes


def test_after_the_period_there_is_no_field_for_notes(center):
    plan_id = share(center, "a03", shared_on=date(2026, 4, 1), target_on=date(2026, 6, 1))
    app = opened("coaching_sessions", plan=plan_id)
    assert not app.text_area
    assert "The period is over; notes can no longer be changed." in words(app)


def test_a_withdrawn_plan_is_seen_as_withdrawn_and_can_be_restored(center):
    plan_id = share(center, "a03", advice="Greet by name, at once.")
    app = opened("coaching_sessions", plan=plan_id)
    pressed(app, "Withdraw the plan")
    assert plan(desk_of(center), plan_id).deleted_at is not None
    seen = words(seen_by("a03", "coaching_sessions", plan=plan_id))
    assert "This plan was withdrawn." in seen
    assert "Greet by name" not in seen
    pressed(opened("coaching_sessions", plan=plan_id), "Restore")
    assert plan(desk_of(center), plan_id).deleted_at is None
    assert "Greet by name" in words(seen_by("a03", "coaching_sessions", plan=plan_id))


def test_a_plan_withdrawn_long_ago_is_not_restored_and_it_is_said_why(center, monkeypatch):
    plan_id = share(center, "a03")
    pressed(opened("coaching_sessions", plan=plan_id), "Withdraw the plan")
    monkeypatch.setenv("COACHING_TODAY", "2026-08-05")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Restore")
    assert "over 30 days ago" in words(app)


def test_names_and_advice_are_shown_letter_by_letter(hard):
    plan_id = share(hard, "a0", advice="Say **hello** <i>twice</i>\nand [smile](http://x.example).")
    app = opened("coaching_sessions", plan=plan_id)
    assert LONG in "".join(links(app)).replace("\u2060", "")
    raw = "\n".join(str(found.value) for found in app.markdown)
    assert "**hello**" not in raw and "[smile](" not in raw
    assert "Say **hello** <i>twice</i>" in words(app)


def test_a_plan_with_mail_offers_the_file_and_one_without_the_text(hard):
    with_mail, without = share(hard, "a0"), share(hard, "a2")
    app = opened("coaching_sessions", plan=with_mail)
    assert "To a0@example.com" in words(app)
    assert "Open the mail (.eml)" in [found.label for found in app.get("download_button")]
    assert "No mail was made for this plan." in words(opened("coaching_sessions", plan=without))


def test_when_the_transcripts_are_gone_the_plan_says_that_its_quotes_cannot_be_checked(hard):
    found = draft(desk_of(hard), "a0", "Greets")
    plan_id = share(hard, "a0", advice=found.text, draft=found)
    assert "can no longer be checked" not in words(opened("coaching_sessions", plan=plan_id))
    (hard / "scores" / "current").unlink()
    read = words(opened("coaching_sessions", plan=plan_id))
    assert "The transcripts of these quotes are no longer loaded" in read
    assert "Not word for word" not in read


def test_an_altered_quote_of_a_plan_is_pointed_out(hard):
    found = draft(desk_of(hard), "a0", "Greets")
    changed = found.text.replace("new router", "old router")
    assert changed != found.text
    plan_id = share(hard, "a0", advice=changed, draft=found)
    assert "Not word for word in the transcript" in words(opened("coaching_sessions", plan=plan_id))


def test_choosing_an_agent_shows_only_these_plans(center):
    share(center, "a03", "Greets")
    share(center, "a04", "Closes")
    app = opened("coaching_sessions")
    picker = next(box for box in app.selectbox if box.label == "Agent")
    picker.set_value("a04").run()
    assert "a04" in app.query_params["agent"]
    assert len([found for found in app.button if str(found.key).startswith("open_")]) == 1


def test_a_plan_says_who_shared_it_whether_it_was_opened_and_what_comes_next(center):
    plan_id = share(center, "a03", follow_up_on=date(2026, 7, 20))
    read = words(opened("coaching_sessions", plan=plan_id))
    assert "Shared 1 Jul 2026 by" in read
    assert "not opened by the agent yet · follow-up 20 Jul 2026 · target date 12 Aug 2026" in read
    seen_by("a03", "coaching_sessions", plan=plan_id)
    assert "· opened by the agent 1 Jul 2026" in words(opened("coaching_sessions", plan=plan_id))


def advice_field(app):
    """The field of the advice while a plan is edited."""
    return next(found for found in app.text_area if found.label == "Advice")


def test_the_advice_of_a_running_plan_is_edited_and_the_date_moved(center):
    plan_id = share(center, "a03")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Edit the plan")
    advice_field(app).set_value("Greet by *name*.")
    app.date_input[0].set_value(date(2026, 9, 1))
    app = pressed(app, "Save the plan")
    found = plan(desk_of(center), plan_id)
    assert (found.advice, found.card.row.target_on) == ("Greet by *name*.", date(2026, 9, 1))
    assert "Greet by *name*." in words(app)
    assert not [field for field in app.text_area if field.label == "Advice"]


def test_an_earlier_target_date_is_refused_in_words_and_the_text_stays(center):
    plan_id = share(center, "a03")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Edit the plan")
    advice_field(app).set_value("Other words.")
    app.date_input[0].set_value(date(2026, 8, 1))
    app = pressed(app, "Save the plan")
    assert "A target date can only be moved to a later day" in words(app)
    assert advice_field(app).value == "Other words."


def test_a_plan_saved_elsewhere_meanwhile_is_shown_beside_the_own_text(center):
    plan_id = share(center, "a03")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Edit the plan")
    act.edit(desk_of(center), plan_id, 1, "Theirs.")
    advice_field(app).set_value("Mine.")
    app = pressed(app, "Save the plan")
    assert "Theirs." in words(app) and "Mine." in words(app)
    pressed(app, "Save the plan")
    assert plan(desk_of(center), plan_id).advice == "Mine."


def test_advice_saved_after_the_period_is_refused_in_words_and_can_be_copied(center, monkeypatch):
    plan_id = share(center, "a03")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Edit the plan")
    monkeypatch.setenv("COACHING_TODAY", "2026-08-13")
    advice_field(app).set_value("Too late.")
    app = pressed(app, "Save the plan")
    assert "The plan ended on 12 Aug 2026, so this was not saved." in words(app)
    assert "Too late." in [block.value for block in app.code]


def test_neither_agents_nor_finished_plans_have_a_way_to_edit(center):
    running = share(center, "a03")
    finished = share(center, "a04", shared_on=date(2026, 4, 1), target_on=date(2026, 6, 1))
    assert "Edit the plan" not in buttons(seen_by("a03", "coaching_sessions", plan=running))
    assert "Edit the plan" not in buttons(opened("coaching_sessions", plan=finished))


def test_the_list_is_narrowed_by_open_or_finished_and_by_behavior_in_the_address(center):
    running, finished = (
        share(center, "a03"),
        share(center, "a04", "Closes", date(2026, 4, 1), date(2026, 6, 1)),
    )

    def listed(**query) -> set[str]:
        found = opened("coaching_sessions", **query).button
        return {str(each.key).removeprefix("open_") for each in found if str(each.key).startswith("open_")}

    assert listed() == {running, finished}
    assert listed(state="open") == {running}
    assert listed(state="finished") == {finished}
    assert listed(behavior="Closes") == {finished}
    assert listed(state="finished", behavior="nonsense") == {finished}
    app = opened("coaching_sessions", state="open", status="Improvement")
    assert "Clear the filters" in buttons(app)
    assert not pressed(app, "Clear the filters").query_params


def test_withdrawn_plans_are_found_again_for_thirty_days(center, monkeypatch):
    plan_id = share(center, "a03")
    act.delete(desk_of(center), plan_id)
    assert f"open_{plan_id}" in [found.key for found in opened("coaching_sessions", state="withdrawn").button]
    pressed(opened("coaching_sessions", state="withdrawn"), "Restore")
    assert plan(desk_of(center), plan_id).deleted_at is None
    act.delete(desk_of(center), plan_id)
    monkeypatch.setenv("COACHING_TODAY", "2026-08-05")
    assert "No advice sent yet." in words(opened("coaching_sessions", state="withdrawn"))


def test_the_files_hold_the_plans_that_are_listed(center):
    share(center, "a03")
    share(center, "a04", "Closes")
    app = opened("coaching_sessions", behavior="Closes")
    labels = [found.label for found in app.get("download_button")]
    assert {"CSV, for spreadsheets", "JSON, for programs", "ICS, for calendars"} <= set(labels)
    (row,) = plan_files.rows(plan_cards(desk_of(center), Filters(behavior="Closes")))
    assert (row["agent_id"], row["behavior"], row["goal_rate"]) == ("a04", "Closes", 0.9)


def test_an_agents_page_begins_with_the_next_thing_and_reads_no_plan_by_itself(center):
    plan_id = share(center, "a03", items=[act.PlanItem("Try one *line*", "agent", date(2026, 7, 3))])
    app = seen_by("a03", "coaching_sessions")
    assert "Read your new plan on **Greets**" in words(app)
    assert status_of(center, plan_id) == "Shared"
    app = pressed(app, "Read the plan")
    assert status_of(center, plan_id) == "Working On It"
    app = pressed(app, "All my plans")
    assert "Try one *line*** · due 3 Jul · Greets" in words(app)


def test_an_agent_downloads_the_own_days_as_a_calendar_file(center):
    share(center, "a03")
    labels = [found.label for found in seen_by("a03", "coaching_sessions").get("download_button")]
    assert labels == ["Add to my calendar"]


def test_the_calendar_is_handed_bars_and_days_as_words_only(center):
    plan_id = share(center, "a03", follow_up_on=date(2026, 7, 20))
    desk = desk_of(center, "a03")
    handed = plan_calendar.data(plan_cards(desk, Filters()), plan_dates(desk, Filters()), desk.today)
    assert handed["today"] == "2026-07-01"
    assert [(bar["first"], bar["last"], bar["isMark"]) for bar in handed["bars"]] == [
        ("2026-07-01", "2026-08-12", False),
        ("2026-07-20", "2026-07-20", True),
    ]
    assert {bar["plan"] for bar in handed["bars"]} == {plan_id}
    bar = handed["bars"][0]
    assert (bar["head"], bar["what"], bar["color"]) == ("Shared", "Greets", "gray")
    assert bar["label"] == "Greets: Shared, shared 1 Jul 2026, target date 12 Aug 2026. Open the plan."
    assert [day["head"] for day in handed["days"]] == ["Plan shared", "Follow-up", "Target date"]


def test_items_are_ticked_off_by_the_agent_and_the_manager_sees_it(center):
    plan_id = share(center, "a03", items=[act.PlanItem("Try *one* line", "agent", date(2026, 6, 30))])
    app = seen_by("a03", "coaching_sessions", plan=plan_id)
    assert "was due 30 Jun" in words(app)
    app.checkbox[0].check().run()
    assert "1 of 1 done" in words(opened("coaching_sessions", plan=plan_id))
    (item,) = plan(desk_of(center), plan_id).items
    assert item.done_at is not None


def test_an_agent_cannot_tick_off_what_is_the_managers(center):
    plan_id = share(center, "a03", items=[act.PlanItem("Listen together", "manager")])
    assert seen_by("a03", "coaching_sessions", plan=plan_id).checkbox[0].disabled
    assert not opened("coaching_sessions", plan=plan_id).checkbox[0].disabled


def test_an_item_is_added_on_the_page(center):
    plan_id = share(center, "a03")
    app = opened("coaching_sessions", plan=plan_id)
    next(found for found in app.text_input if found.label == "What is to be done").set_value("Read the guide")
    pressed(app, "Add")
    assert [item.text for item in plan(desk_of(center), plan_id).items] == ["Read the guide"]


def test_a_reminder_is_made_once_a_day_and_stands_below_mail(hard):
    plan_id = share(hard, "a0")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Send a reminder")
    assert "Reminder, ready to send" in words(app) and "Plan, ready to send" in words(app)
    assert "Reminder made" in words(app)
    assert "made today already" in words(pressed(app, "Send a reminder"))


def test_after_a_reminder_the_mail_on_the_page_is_still_that_of_the_plan(hard):
    plan_id = share(hard, "a0", advice="Greet by name, at once.")
    app = pressed(opened("coaching_sessions", plan=plan_id), "Send a reminder")
    assert any("Greet by name, at once." in block.value for block in app.code)


def test_a_plan_is_duplicated_into_the_form_of_the_same_agent(hard):
    plan_id = share(hard, "a0", advice="Greet by name.", items=[act.PlanItem("Try one line")])
    app = pressed(opened("coaching_sessions", plan=plan_id), "Duplicate")
    assert app.title[0].value != "Coaching Sessions"
    assert next(box for box in app.text_area if box.label == "Advice").value == "Greet by name."
    assert app.slider[0].value == 90
    assert "Try one line" in [box.value for box in app.text_input]
    assert len(plan_cards(desk_of(hard), Filters())) == 1
    app = pressed(opened("coaching_sessions", plan=plan_id), "Duplicate")
    assert "There is an unsent draft" in words(app)


def test_the_agent_says_whether_it_helped_and_the_manager_reads_it(center):
    plan_id = share(center, "a03", shared_on=date(2026, 4, 1), target_on=date(2026, 6, 1))
    assert "What the agent says" not in [
        found.value for found in opened("coaching_sessions", plan=plan_id).subheader
    ]
    app = seen_by("a03", "coaching_sessions", plan=plan_id)
    app.get("feedback")[0].set_value(1)
    app.text_area[0].set_value("The *line* helped.")
    pressed(app, "Send answer")
    read = words(opened("coaching_sessions", plan=plan_id))
    assert "The *line* helped." in read and "helpful" in read


def test_what_became_of_it_later_stands_below_the_chart_of_a_finished_plan(center):
    plan_id = share(center, "a03", shared_on=date(2026, 3, 1), target_on=date(2026, 5, 1))
    steps = relapse(desk_of(center), plan_id)
    assert [step.until_days for step in steps] == [30, 60, 90]
    shown = metrics(opened("coaching_sessions", plan=plan_id))
    for step, label in zip(steps, ("1 to 30 days after", "31 to 60 days after"), strict=False):
        assert shown[label][0] == format.percent(step.rate)
    assert "61 to 90 days after, so far" in shown
    running = share(center, "a04")
    assert relapse(desk_of(center), running) == []


def test_an_edited_plan_shows_the_texts_it_had_before(center):
    plan_id = share(center, "a03", advice="The first words.")
    act.edit(desk_of(center), plan_id, 1, "The second words.")
    read = words(opened("coaching_sessions", plan=plan_id))
    assert "The first words." in read and "The second words." in read


@pytest.mark.parametrize(
    ("changed", "said"), [("", "Playbook, as drafted"), (" Greet twice.", "Playbook, edited")]
)
def test_the_plan_says_where_its_words_come_from(center, changed, said):
    desk = desk_of(center)
    written = draft(desk, "a03", "Greets")
    text = written.text + changed
    request = act.ShareRequest("a03", "Greets", text, goal_rate=0.9, target_on=TARGET, draft=written)
    plan_id = act.share(desk, request)
    assert said in words(opened("coaching_sessions", plan=plan_id))
