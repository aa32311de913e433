"""Mails of plans: frozen when shared, then filed as .eml files that a mail program opens ready to send."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coaching_lib import delivery
from coaching_lib.actions import letters
from coaching_lib.actions.guards import moment, plan_in_scope, require_not_withdrawn
from coaching_lib.actions.known import Standing
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.errors import MailFailed, NotFound, StoreBusy
from coaching_lib.people import Agent, require_manager
from coaching_lib.record import audit, outbox, plan_history, plans


@dataclass(frozen=True)
class SendOutcome:
    """What became of the waiting mails: ids of those filed, and of those that stay queued."""

    filed: tuple[str, ...]
    waiting: tuple[str, ...]


def frozen(desk: Desk, new: plans.NewPlan, agent: Agent, stood: Standing) -> outbox.NewMail | None:
    """The mail of a new plan, ready to be queued; None when the agent has no usable address."""
    author = delivery.Author(new.author_name, agent.manager_email)
    facts = delivery.PlanFacts(
        stood.met, stood.applicable, new.rule.goal_rate, new.rule.shared_on, new.target_on
    )
    link = delivery.plan_url(desk.settings.public_url, new.plan_id.hex, agent.agent_id)
    letter = delivery.plan_letter(_face(new), agent, author, facts, link)
    key = f"plan:{new.plan_id.hex}:rev:1"
    posting = letters.Posting("plan", key, agent, letter, author, new.plan_id.hex)
    return letters.frozen(desk, posting, new.shared_at)


def hand_over(desk: Desk, mail_id: str | None) -> None:
    """See to a mail that was just queued, after its transaction; it stays queued where that fails.

    Safe with None: there was no mail to queue.
    """
    if mail_id is not None:
        with suppress(StoreBusy):
            file_one(desk, mail_id)


def send(desk: Desk) -> SendOutcome:
    """File every waiting mail; safe to repeat, and to stop at any moment.

    Raises: NotAllowed, StoreBusy. A mail that cannot be filed stays queued with the reason.
    """
    require_manager(desk.viewer)
    with desk.record.reading() as connection:
        waiting = [mail.mail_id for mail in outbox.waiting(connection)]
    done = {mail_id: file_one(desk, mail_id) for mail_id in waiting}
    return SendOutcome(
        tuple(mail_id for mail_id, is_filed in done.items() if is_filed),
        tuple(mail_id for mail_id, is_filed in done.items() if not is_filed),
    )


def retry(desk: Desk, mail_id: str) -> bool:
    """File a mail again, with the same text and Message-ID; whether that worked.

    Raises: NotAllowed, NotFound, PlanClosed (its plan was withdrawn), StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        mail = outbox.find(connection, mail_id)
        if mail is None or mail.plan_id is None:
            raise NotFound("There is no such mail.", "See the list: python -m coaching_lib mail list")
        require_not_withdrawn(plan_in_scope(desk, connection, mail.plan_id))
        outbox.queue_again(connection, mail.mail_id)
        audit.log(connection, desk.viewer.actor_id, "mail.retry", f"plan:{mail.plan_id}")
    return file_one(desk, mail.mail_id)


def file_one(desk: Desk, mail_id: str) -> bool:
    """File one waiting mail. False: it is not waiting, or the disk refused and it stays queued."""
    with desk.record.reading() as connection:
        mail = outbox.find(connection, mail_id)
        message = outbox.message(connection, mail_id)
    if mail is None or message is None or mail.state not in outbox.WAITING:
        return False
    try:
        path = delivery.file(delivery.unsent(message), desk.settings.data / "outbox", mail.mail_id)
    except MailFailed as error:
        _keep_waiting(desk, mail, error.message)
        return False
    return _settle(desk, mail, path)


def _keep_waiting(desk: Desk, mail: outbox.OutboxMail, reason: str) -> None:
    with desk.record.writing() as connection:
        outbox.settle(connection, mail.mail_id, "queued", reason)


def _settle(desk: Desk, mail: outbox.OutboxMail, path: Path) -> bool:
    """Note that a mail was filed; one cancelled meanwhile is taken out of the folder again."""
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        is_filed = outbox.settle(connection, mail.mail_id, "filed")
        found = outbox.find(connection, mail.mail_id)
        if is_filed and mail.plan_id:
            at = moment(desk, connection)
            plan_history.happened(connection, mail.plan_id, "mailed", at, actor_id, {"state": "filed"})
            audit.log(connection, actor_id, "mail.file", f"plan:{mail.plan_id}")
    if found is not None and found.state == "cancelled":
        path.unlink(missing_ok=True)
    return is_filed


def _face(new: plans.NewPlan) -> Plan:
    return Plan(
        plan_id=new.plan_id.hex,
        agent_id=new.agent_id,
        behavior=new.behavior,
        goal_rate=new.rule.goal_rate,
        target_on=new.target_on,
        shared_on=new.rule.shared_on,
        rule=new.rule,
        advice=new.advice,
    )
