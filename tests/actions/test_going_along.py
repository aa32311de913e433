"""What goes with a plan and around it: items, private notes, the kept form, templates, group coaching."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching_lib.actions import group, items, plans, sketches, templates
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanClosed
from coaching_lib.record import action_items, notes
from coaching_lib.reports import outbox
from coaching_lib.reports.plan_form import own_templates, sketch
from tests.actions.builders import BEHAVIOR, as_agent, as_manager, counts, on, plan_of, request

DUE = date(2026, 7, 9)


def items_of(desk, plan_id: str):
    with desk.record.reading() as connection:
        return action_items.items(connection, plan_id)


def notes_of(desk, plan_id: str):
    with desk.record.reading() as connection:
        return notes.notes(connection, plan_id, desk.viewer)


def test_items_and_a_private_note_are_written_with_the_plan(desk):
    wanted = request(desk, items=[plans.PlanItem(" Try  one line ", "agent", DUE)], private_note=" Nights? ")
    plan_id = plans.share(desk, wanted)
    (item,) = items_of(desk, plan_id)
    assert (item.text, item.owner, item.due_on, item.done_at) == ("Try one line", "agent", DUE, None)
    (note,) = notes_of(desk, plan_id)
    assert (note.text, note.visibility) == ("Nights?", "private")
    assert notes_of(as_agent(desk), plan_id) == []


def test_the_mail_names_what_the_agent_takes_on_and_keeps_the_rest(desk):
    wanted = [plans.PlanItem(" Try  one line ", "agent", DUE), plans.PlanItem("Listen together", "manager")]
    mail = outbox.mail_text(desk, plans.share(desk, request(desk, items=wanted, private_note="Nights?")))
    for text in (mail.text, mail.html):
        assert "What you take on:" in text and "Try one line" in text and "9 Jul" in text
        assert "Listen together" not in text and "Nights?" not in text
    again = outbox.mail_text(desk, plans.share(desk, request(desk)))
    assert "take on" not in again.text


@pytest.mark.parametrize(
    "item", [plans.PlanItem("  "), plans.PlanItem("x" * 501), plans.PlanItem("x", "boss")]
)
def test_an_item_that_cannot_be_kept_refuses_the_whole_plan(desk, item):
    with pytest.raises(InvalidInput):
        plans.share(desk, request(desk, items=[item]))
    assert counts(desk)["plan"] == 0


def test_an_agent_ticks_the_own_items_off_and_opens_them_again(desk):
    plan_id = plans.share(desk, request(desk, items=[plans.PlanItem("Try one line")]))
    (item,) = items_of(desk, plan_id)
    items.check(as_agent(desk), item.item_id, True)
    items.check(as_agent(desk), item.item_id, True)
    assert items_of(desk, plan_id)[0].done_at is not None
    assert items_of(desk, plan_id)[0].version == 2
    items.check(desk, item.item_id, False)
    assert items_of(desk, plan_id)[0].done_at is None


def test_nobody_ticks_the_items_of_others_off(desk):
    plan_id = plans.share(desk, request(desk, items=[plans.PlanItem("Listen together", "manager")]))
    (item,) = items_of(desk, plan_id)
    with pytest.raises(NotAllowed):
        items.check(as_agent(desk), item.item_id, True)
    for stranger in (as_agent(desk, "A2"), as_manager(desk, "South")):
        with pytest.raises(NotFound):
            items.check(stranger, item.item_id, True)
    with pytest.raises(NotAllowed):
        items.add(as_agent(desk), plan_id, "Do my work", "manager")
    with pytest.raises(NotFound):
        items.check(desk, "no id", True)


def test_items_are_added_while_the_plan_runs_and_ticked_off_also_later(desk):
    plan_id = plans.share(desk, request(desk))
    item_id = items.add(as_agent(desk), plan_id, "Write three reasons down", due_on=DUE)
    later = on(desk, desk.today + timedelta(days=60))
    with pytest.raises(PlanClosed):
        items.add(later, plan_id, "Too late")
    items.check(later, item_id, True)
    with pytest.raises(PlanClosed):
        items.remove(later, item_id)
    items.remove(desk, item_id)
    assert items_of(desk, plan_id) == []
    plans.delete(desk, plan_id)
    with pytest.raises(NotFound):
        items.check(desk, item_id, False)


def test_the_form_is_kept_per_author_agent_and_behavior_and_forgotten_when_shared(desk):
    sketches.keep(desk, "a1", BEHAVIOR.upper(), {"advice": "First."})
    sketches.keep(desk, "A1", BEHAVIOR, {"advice": "Second."})
    sketches.keep(desk, "A3", BEHAVIOR, {"advice": "Other."})
    assert sketch(desk, "A1", BEHAVIOR).form == {"advice": "Second."}
    plans.share(desk, request(desk))
    assert sketch(desk, "A1", BEHAVIOR) is None
    assert sketch(desk, "A3", BEHAVIOR) is not None
    sketches.forget(desk, "A3", BEHAVIOR)
    assert counts(desk)["plan_sketch"] == 0


def test_a_form_is_kept_for_own_agents_only(desk):
    with pytest.raises(NotFound):
        sketches.keep(as_manager(desk, "South"), "A1", BEHAVIOR, {})
    with pytest.raises(NotAllowed):
        sketches.keep(as_agent(desk), "A1", BEHAVIOR, {})
    assert counts(desk)["plan_sketch"] == 0


def test_a_template_is_kept_under_its_name_and_replaced_by_the_next(desk):
    kept = [{"text": "Read the guide", "owner": "agent", "days": 7}]
    first = templates.save(desk, " Greeting ", "Greet by name.", kept, BEHAVIOR)
    assert templates.save(desk, "Greeting", "Greet at once.", kept) == first
    (template,) = own_templates(desk)
    assert (template.name, template.advice, list(template.items)) == ("Greeting", "Greet at once.", kept)
    templates.forget(desk, first)
    assert own_templates(desk) == []
    with pytest.raises(NotFound):
        templates.forget(desk, first)


@pytest.mark.parametrize(
    ("name", "advice"), [("", "Words."), ("x" * 81, "Words."), ("Empty", " "), ("Quote", "“You said no.”")]
)
def test_what_cannot_be_a_template_is_refused(desk, name, advice):
    with pytest.raises(InvalidInput):
        templates.save(desk, name, advice)
    assert counts(desk)["plan_template"] == 0


def test_agents_have_no_templates(desk):
    with pytest.raises(NotAllowed):
        templates.save(as_agent(desk), "Mine", "Words.")
    with pytest.raises(NotAllowed):
        own_templates(as_agent(desk))


def test_coaching_together_shares_a_plan_with_each_and_once(desk):
    asked = [request(desk, key="k"), request(desk, agent_id="A3", key="k")]
    first, again = group.share_each(desk, asked), group.share_each(desk, asked)
    assert first == again and counts(desk)["plan"] == 2 and counts(desk)["outbox"] == 2
    assert {plan_of(desk, plan_id).agent_id for _, plan_id in first.shared} == {"A1", "A3"}
    shown = plan_of(as_agent(desk), dict(first.shared)["A1"])
    assert "Cem" not in shown.advice


def test_one_who_left_the_scope_keeps_none_of_the_others_back(desk):
    asked = [request(desk), request(desk, agent_id="gone"), request(desk, agent_id="A2", send_mail=False)]
    found = group.share_each(desk, asked)
    assert [agent_id for agent_id, _ in found.shared] == ["A1", "A2"]
    assert [agent_id for agent_id, _ in found.refused] == ["gone"]


def test_a_group_has_each_agent_once_and_is_not_too_large(desk):
    with pytest.raises(InvalidInput):
        group.share_each(desk, [request(desk), request(desk)])
    many = [replace(request(desk), agent_id=f"X{n}") for n in range(group.MOST + 1)]
    with pytest.raises(InvalidInput):
        group.share_each(desk, many)
    with pytest.raises(NotAllowed):
        group.share_each(as_agent(desk), [request(desk)])
    assert counts(desk)["plan"] == 0
