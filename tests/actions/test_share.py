"""Sharing a plan: everything at once, once."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import SMTP
from threading import Thread

import pytest

from coaching_lib.actions import filing, mail, plans
from coaching_lib.advice.draft import Draft, Evidence
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.record import audit, drafts, outbox, plan_history
from coaching_lib.reports import outbox as outbox_report
from tests.actions.builders import BEHAVIOR, as_agent, as_manager, counts, kinds, plan_of, request
from tests.conftest import desk_over


def test_a_shared_plan_has_its_rule_frozen_and_its_baseline_noted(desk):
    plan_id = plans.share(desk, request(desk))
    plan = plan_of(desk, plan_id)
    assert (plan.agent_name, plan.team, plan.author_name) == ("Ann Lee", "North", "Mia Boss")
    assert (plan.shared_on, plan.goal_rate, plan.version) == (desk.today, 0.8, 1)
    assert (plan.rule.settle_days, plan.rule.shared_on, plan.rule.goal_rate) == (7, desk.today, 0.8)
    with desk.record.reading() as connection:
        origin = plan_history.origin(connection, plan_id)
    assert origin is not None
    assert (origin.baseline["met"], origin.baseline["applicable"]) == (6.0, 10)


def test_the_mail_lies_in_the_outbox_folder_ready_to_send(desk):
    plan_id = plans.share(desk, request(desk))
    (found,) = outbox_report.mails(desk)
    assert (found.plan_id, found.to, found.state, found.attempts) == (plan_id, "ann@example.com", "filed", 1)
    (file,) = (desk.settings.data / "outbox").iterdir()
    message = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert (message["X-Unsent"], message["Auto-Submitted"]) == ("1", "auto-generated")
    assert "mia@example.com" in message["Reply-To"]
    assert kinds(desk, plan_id) == ["shared", "mailed"]


def test_the_frozen_mail_can_be_read_and_downloaded(desk):
    plan_id = plans.share(desk, request(desk))
    shown = outbox_report.mail_text(desk, plan_id)
    assert "Say the customer's name once, early." in shown.text
    assert BEHAVIOR in shown.subject
    assert shown.path is not None
    assert shown.path.read_bytes() == shown.message


def test_two_clicks_share_one_plan_and_one_mail(desk):
    first = plans.share(desk, request(desk, key="form-1"))
    before = counts(desk)
    assert plans.share(desk, request(desk, key="form-1")) == first
    assert counts(desk) == before
    assert (before["plan"], before["outbox"]) == (1, 1)


def test_a_preview_is_the_mail_that_sharing_makes_and_writes_nothing(desk):
    asked = request(desk, key="form-1")
    before = {path: path.stat().st_size for path in desk.settings.data.rglob("*") if path.is_file()}
    shown = plans.preview(desk, asked)
    assert {path: path.stat().st_size for path in desk.settings.data.rglob("*") if path.is_file()} == before
    plan_id = plans.share(desk, asked)
    sent = message_from_bytes(outbox_report.mail_text(desk, plan_id).message, policy=SMTP)
    for kind in ("plain", "html"):
        assert shown.get_body((kind,)).get_content() == sent.get_body((kind,)).get_content()
    assert (shown["To"], shown["Subject"]) == (sent["To"], sent["Subject"])


def test_there_is_no_preview_where_no_mail_would_go(desk):
    assert plans.preview(desk, request(desk, agent_id="A2")) is None
    assert plans.preview(desk, request(desk, send_mail=False)) is None
    with pytest.raises(InvalidInput):
        plans.preview(desk, request(desk, target_on=desk.today))


def test_two_tabs_at_the_same_moment_share_one_plan(desk):
    ids: list[str] = []
    tabs = [Thread(target=lambda: ids.append(plans.share(desk, request(desk, key="k")))) for _ in range(4)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert len(ids) == 4
    assert len(set(ids)) == 1
    assert (counts(desk)["plan"], counts(desk)["outbox"], counts(desk)["plan_event"]) == (1, 1, 2)


def test_the_same_form_shared_with_two_agents_makes_two_plans(desk):
    ids = {plans.share(desk, request(desk, key="k", agent_id=agent_id)) for agent_id in ("A1", "A2")}
    assert len(ids) == 2


@pytest.mark.parametrize("changes", [{"send_mail": False}, {"agent_id": "A2"}])
def test_without_mail_or_address_nothing_is_mailed(desk, changes):
    plan_id = plans.share(desk, request(desk, **changes))
    assert plan_of(desk, plan_id).shared_on == desk.today
    assert outbox_report.mails(desk) == []
    assert not (desk.settings.data / "outbox").exists()
    with pytest.raises(NotFound):
        outbox_report.mail_text(desk, plan_id)


def test_sharing_works_when_the_mail_cannot_be_filed_and_the_mail_stays_queued(desk):
    (desk.settings.data / "outbox").write_text("a file where the folder should be")
    plan_id = plans.share(desk, request(desk))
    (found,) = outbox_report.mails(desk)
    assert (found.plan_id, found.state) == (plan_id, "queued")
    assert filing.file_all(desk) == filing.Filed((), (found.mail_id,))
    (desk.settings.data / "outbox").unlink()
    assert filing.file_all(desk) == filing.Filed((found.mail_id,), ())
    assert filing.file_all(desk) == filing.Filed((), ())


def test_a_mail_filed_again_keeps_its_text_and_its_message_id(desk):
    plan_id = plans.share(desk, request(desk))
    first = outbox_report.mail_text(desk, plan_id)
    assert first.path is not None
    first.path.unlink()
    assert mail.retry(desk, first.mail_id)
    assert outbox_report.mail_text(desk, plan_id).message == first.message
    with pytest.raises(NotFound):
        mail.retry(desk, "0" * 32)


def test_a_link_is_in_the_mail_only_when_agents_can_reach_the_app(desk):
    without = plans.share(desk, request(desk))
    public = desk_over(desk.settings.data, public_url="https://coach.example.com/")
    reachable = plans.share(public, request(desk, behavior=BEHAVIOR, agent_id="A3"))
    link = "Open my plan: https://coach.example.com/p/"
    assert "http" not in outbox_report.mail_text(desk, without).text
    assert link in outbox_report.mail_text(desk, reachable).text.replace("=\n", "")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"goal_rate": 1.01}, InvalidInput),
        ({"goal_rate": -0.01}, InvalidInput),
        ({"goal_rate": float("nan")}, InvalidInput),
        ({"target_on": date(2026, 7, 1)}, InvalidInput),
        ({"shared_on": date(2026, 7, 2)}, InvalidInput),
        ({"advice": "x" * 20_001}, InvalidInput),
        ({"agent_id": "nobody"}, NotFound),
        ({"behavior": "Sings"}, NotFound),
    ],
)
def test_what_cannot_be_a_plan_is_refused_and_nothing_is_written(desk, changes, error):
    with pytest.raises(error):
        plans.share(desk, request(desk, **changes))
    assert not desk.record.exists()


def test_before_any_scores_there_is_nobody_to_coach(empty_desk):
    with pytest.raises(NotFound, match="no scores yet"):
        plans.share(empty_desk, request(empty_desk))


def test_a_script_may_share_on_a_past_day(desk):
    day = desk.today - timedelta(days=60)
    plan = plan_of(desk, plans.share(desk, request(desk, shared_on=day, target_on=day + timedelta(days=14))))
    assert (plan.shared_on, plan.rule.settle_days) == (day, 1)


def test_agents_share_nothing_and_managers_only_with_their_teams(desk):
    with pytest.raises(NotAllowed):
        plans.share(as_agent(desk), request(desk))
    with pytest.raises(NotFound):
        plans.share(as_manager(desk, "South"), request(desk))
    assert plans.share(as_manager(desk, "North"), request(desk))


def test_ids_and_behaviors_are_found_whatever_their_case(desk):
    plan = plan_of(desk, plans.share(desk, request(desk, agent_id=" a1 ", behavior="greets by NAME")))
    assert (plan.agent_id, plan.behavior) == ("A1", BEHAVIOR)


def test_the_draft_is_kept_with_the_plan_and_its_quotes(desk):
    quote = Evidence("I7", 3, "Hello there")
    draft = Draft("A1", BEHAVIOR, 1, 3, "playbook", "Say the name.", (quote,), "general", "hash-1")
    plan_id = plans.share(desk, request(desk, draft=draft, advice="Say the name, please."))
    with desk.record.reading() as connection:
        origin = plan_history.origin(connection, plan_id)
        assert origin is not None and origin.draft_id is not None
        kept = drafts.find(connection, origin.draft_id)
    assert kept is not None
    assert (kept.evidence, kept.is_edited, kept.shared_plan_id) == ((("I7", 3),), True, plan_id)


def test_every_share_is_audited_without_names_or_texts(desk):
    plan_id = plans.share(desk, request(desk))
    with desk.record.reading() as connection:
        entries = audit.entries(connection)
    assert [(entry.actor, entry.action, entry.subject) for entry in entries] == [
        ("operator", "plan.share", f"plan:{plan_id}"),
        ("operator", "mail.filed", f"plan:{plan_id}"),
    ]
    assert "Ann" not in str(entries)


def test_a_plan_shared_with_items_keeps_their_order(desk):
    from coaching_lib.record import action_items

    items = (plans.PlanItem("Listen to two calls", "manager"), plans.PlanItem("Try it tomorrow"))
    plan_id = plans.share(desk, request(desk, items=items))
    with desk.record.reading() as connection:
        assert [item.text for item in action_items.items(connection, plan_id)] == [i.text for i in items]


def test_a_mail_cancelled_while_it_is_filed_is_not_left_in_the_folder(desk):
    (desk.settings.data / "outbox").write_text("in the way")
    plan_id = plans.share(desk, request(desk))
    (desk.settings.data / "outbox").unlink()
    plans.delete(desk, plan_id)
    assert filing.file_all(desk) == filing.Filed((), ())
    with desk.record.reading() as connection:
        assert outbox.states(connection) == {plan_id: "cancelled"}


def test_mails_are_listed_for_managers_of_the_team_only(desk):
    plan_id = plans.share(desk, request(desk))
    assert [found.plan_id for found in outbox_report.mails(as_manager(desk, "North"))] == [plan_id]
    assert outbox_report.mails(as_manager(desk, "South")) == []
    assert outbox_report.mails(as_agent(desk)) == []
    for stranger in (as_manager(desk, "South"), as_agent(desk, "A2")):
        with pytest.raises(NotFound):
            outbox_report.mail_text(stranger, plan_id)
