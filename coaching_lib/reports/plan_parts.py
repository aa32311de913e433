"""What hangs on a plan: action items, the agent's answer, earlier texts."""

from __future__ import annotations

from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.record import Connection, action_items, feedback, outbox, plan_history
from coaching_lib.reports.answers.plans import ActionItem, Feedback, MailLine, Version
from coaching_lib.reports.verdicts import Judged


def parts(desk: Desk, connection: Connection, judged: Judged) -> dict[str, Any]:
    """The fields of a plan's page that are read from the record as they stand."""
    plan_id = judged.plan.plan_id
    said = feedback.find(connection, plan_id)
    return {
        "items": tuple(_item(desk, judged, item) for item in action_items.items(connection, plan_id)),
        "mails": () if desk.viewer.is_agent else tuple(map(_mail, outbox.mails(connection, plan_id))),
        "feedback": Feedback(said.is_helpful, said.comment, said.at) if said else None,
        "versions": tuple(
            Version(each.version, each.advice, each.target_on, each.at)
            for each in plan_history.versions(connection, plan_id)
        ),
    }


def _item(desk: Desk, judged: Judged, item: action_items.ActionItem) -> ActionItem:
    is_mine = item.owner == "agent" or not desk.viewer.is_agent
    return ActionItem(
        item_id=item.item_id,
        text=item.text,
        owner=item.owner,
        due_on=item.due_on,
        done_at=item.done_at,
        may_check=judged.plan.deleted_at is None and is_mine,
        is_late=item.done_at is None and item.due_on is not None and item.due_on < desk.today,
    )


def _mail(found: outbox.OutboxMail) -> MailLine:
    return MailLine(
        found.mail_id,
        found.kind,
        found.to_addr,
        found.state,
        found.created_at,
        found.sent_at,
        found.last_error,
    )
