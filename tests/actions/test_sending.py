"""Who sends what waits: never a second copy by itself, and every mail in a known state."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from threading import Event, Thread

import pytest

from coaching_lib.actions import mail, mail_trial, plans
from coaching_lib.actions.mail_outcome import RETRY_AFTER
from coaching_lib.actions.sending import Turn
from coaching_lib.delivery import Outcome
from coaching_lib.errors import InvalidInput, MailFailed, NotAllowed, NotFound, PlanClosed
from coaching_lib.record import audit, leases, outbox, sending, settings
from coaching_lib.reports import outbox as outbox_report
from tests.actions.builders import as_agent, kinds, request
from tests.actions.posting import FAST, due_now, queued, row, run, runner, states, with_server
from tests.delivery.servers import Scripted, real_server

SENDING = """
import sys
from datetime import UTC, datetime
from threading import Event
from coaching_lib.actions.sending import Pace, Runner
from coaching_lib.delivery import Account
from coaching_lib.desk import open_desk
from coaching_lib.settings import Settings

desk = open_desk(Settings(data=sys.argv[1]), datetime.now(UTC))
account = Account("127.0.0.1", int(sys.argv[2]), "none", "coach@example.com")
Runner(lambda: desk, account, Pace(lease=1.0, step=20, attempt=20)).run(Event())
"""


def test_a_shared_plan_leaves_through_the_server_and_nothing_is_filed(desk, tmp_path):
    with real_server(tmp_path) as (box, account):
        desk = with_server(desk, account)
        plan_id = plans.share(desk, request(desk))
        assert states(desk) == ["queued"]
        assert run(desk, account) is Turn.IDLE
    (one,) = box.received
    assert one.to == ["ann@example.com"]
    assert states(desk) == ["sent"]
    assert kinds(desk, plan_id) == ["shared", "mailed"]
    assert not (desk.settings.data / "outbox").exists()
    (found,) = outbox_report.mails(desk)
    assert (found.state, found.attempts, found.sent_at is not None) == ("sent", 1, True)


@pytest.mark.parametrize(
    ("at", "do", "state"),
    [
        ("rcpt", "refuse", "failed"),
        ("rcpt", "later", "retry"),
        ("connect", "hang", "retry"),
        ("data", "hang", "retry"),
        ("body", "drop", "retry"),
        ("dot", "hang", "uncertain"),
        ("dot", "drop", "uncertain"),
        ("connect", "refuse", "queued"),
    ],
)
def test_every_fault_of_a_server_leaves_the_mail_in_a_known_state_and_no_second_copy(desk, at, do, state):
    (mail_id,) = queued(desk)
    with Scripted(at, do) as server:
        for _ in range(3):
            run(desk, server.account)
        assert len(server.received) <= 1
        assert server.connections == 1
    found = row(desk, mail_id)
    assert (found.state, found.lease_owner) == (state, None)
    assert found.last_error


def test_a_mail_put_off_is_tried_again_later_and_later_and_then_given_up(desk):
    (mail_id,) = queued(desk)
    waits = []
    with Scripted("rcpt", "later") as server:
        for _ in range(len(RETRY_AFTER) + 1):
            run(desk, server.account)
            found = row(desk, mail_id)
            waits.append((found.next_try_at - found.created_at).total_seconds())
            due_now(desk)
        assert server.connections == len(RETRY_AFTER) + 1
    assert found.state == "failed"
    assert "Given up after 7 attempts" in found.last_error
    for wait, expected in zip(waits, RETRY_AFTER, strict=False):
        assert 0.8 * expected <= wait <= 1.2 * expected + 30


def test_a_mail_put_off_arrives_once_when_the_server_takes_it(desk):
    (mail_id,) = queued(desk)
    with Scripted("rcpt", "later", times=1) as server:
        run(desk, server.account)
        assert row(desk, mail_id).state == "retry"
        run(desk, server.account)
        assert server.received == []
        due_now(desk)
        run(desk, server.account)
        assert len(server.received) == 1
    assert (row(desk, mail_id).state, row(desk, mail_id).attempts) == ("sent", 2)


def test_a_refused_login_pauses_the_queue_until_somebody_resumes(desk, tmp_path):
    mail_ids = queued(desk, 3)
    with real_server(tmp_path) as (box, account):
        assert run(desk, replace(account, password="wrong")) is Turn.PAUSED
        assert run(desk, account) is Turn.PAUSED
        assert [row(desk, each).attempts for each in mail_ids] == [0, 0, 0]
        assert "login" in outbox_report.mail_system(desk).pause_reason
        mail.resume(desk)
        assert run(desk, account) is Turn.IDLE
    assert states(desk) == ["sent"] * 3
    assert len(box.received) == 3
    assert outbox_report.mail_system(desk).pause_reason is None


def test_a_test_mail_says_at_once_what_is_wrong_and_lets_the_queue_go_on_when_all_is_well(desk, tmp_path):
    queued(desk)
    with real_server(tmp_path) as (box, account):
        wrong = with_server(desk, replace(account, port=account.port))
        with Scripted("connect", "refuse") as refusing:
            attempt = mail_trial.send_trial(with_server(desk, refusing.account), "me@example.com", FAST)
            assert attempt.outcome is Outcome.PAUSED
            run(desk, refusing.account)
        assert sorted(states(desk)) == ["failed", "queued"]
        with Scripted() as fine:
            wrong = with_server(desk, fine.account)
            assert mail_trial.send_trial(wrong, "me@example.com", FAST).outcome is Outcome.SENT
        assert run(desk, account) is Turn.IDLE
    assert len(box.received) == 1
    assert sorted(states(desk)) == ["failed", "sent", "sent"]
    with pytest.raises(MailFailed):
        mail_trial.send_trial(wrong, "nobody")
    assert mail_trial.send_trial(desk, "me@example.com") is None
    assert sorted(states(desk)) == ["failed", "filed", "sent", "sent"]
    with pytest.raises(NotAllowed):
        mail_trial.send_trial(as_agent(wrong), "me@example.com")


def test_an_uncertain_mail_is_sent_again_only_by_a_person_and_with_the_same_message_id(desk):
    (mail_id,) = queued(desk)
    with Scripted("dot", "drop", times=1) as server:
        run(desk, server.account)
        due_now(desk)
        run(desk, server.account)
        assert len(server.received) == 1
        assert mail.retry(with_server(desk, server.account), mail_id)
        run(desk, server.account)
        first, second = server.received
    assert first == second
    assert row(desk, mail_id).state == "sent"


def test_a_mail_whose_sender_was_killed_is_uncertain_and_stays_so(desk):
    (mail_id,) = queued(desk)
    with Scripted("dot", "hang") as server:
        sender = subprocess.Popen([sys.executable, "-c", SENDING, str(desk.settings.data), str(server.port)])
        while not server.received:
            assert sender.poll() is None
            Event().wait(0.02)
        os.kill(sender.pid, signal.SIGKILL)
        sender.wait()
        assert row(desk, mail_id).state == "sending"
        Event().wait(1.2)
        with Scripted() as other:
            run(desk, other.account)
            run(desk, other.account)
            assert other.received == []
    found = row(desk, mail_id)
    assert (found.state, found.lease_owner) == ("uncertain", None)


def test_a_late_word_of_a_lost_sender_changes_nothing(desk):
    (mail_id,) = queued(desk)
    with desk.record.writing() as connection:
        claimed = sending.claim(connection, "slow", -1.0)
        assert claimed.mail_id == mail_id
        assert sending.expire(connection) == [mail_id]
        assert not sending.settle(connection, mail_id, "slow", "sent")
        assert not sending.unclaim(connection, mail_id, "slow", "?")
    assert row(desk, mail_id).state == "uncertain"


def test_four_senders_at_once_send_every_mail_exactly_once(desk):
    queued(desk, 60)
    with Scripted() as server:
        ended: list[Turn] = []
        patient = replace(FAST, idle=0.5)
        stop = Event()
        crowd = [
            Thread(target=lambda: ended.append(runner(desk, server.account, patient).run(stop, watch=True)))
            for _ in range(4)
        ]
        for each in crowd:
            each.start()
        while Counter(states(desk))["sent"] < 60 and all(each.is_alive() for each in crowd):
            Event().wait(0.5)
        stop.set()
        for each in crowd:
            each.join()
        lines = [line for text in server.received for line in text.split(b"\r\n")]
        copies = Counter(line for line in lines if line.startswith(b"Message-ID"))
    assert states(desk) == ["sent"] * 60
    assert len(copies) == 60
    assert set(copies.values()) == {1}


def test_only_one_process_sends_and_another_takes_over_when_it_is_gone(desk):
    queued(desk, 2)
    with Scripted() as server:
        with desk.record.writing() as connection:
            first = leases.take(connection, "mail", "somebody else", 60)
        assert run(desk, server.account) is Turn.BUSY
        assert server.received == []
        with desk.record.writing() as connection:
            leases.take(connection, "mail", "somebody else", -1)
        assert run(desk, server.account) is Turn.IDLE
        assert len(server.received) == 2
    with desk.record.writing() as connection:
        assert leases.take(connection, "mail", "third", 60) == first + 2
        assert leases.take(connection, "mail", "third", 60) == first + 2
        assert leases.take(connection, "mail", "fourth", 60) is None


def test_a_minute_has_only_so_many_mails_whoever_sends(desk):
    queued(desk, 5)
    slow = replace(FAST, per_minute=3)
    with Scripted() as server:
        one = runner(desk, server.account, slow)
        assert [one.turn() for _ in range(5)] == [Turn.WORKED] * 3 + [Turn.RESTING] * 2
        one._leave()
        assert runner(desk, server.account, slow).turn() is Turn.RESTING
        assert len(server.received) == 3


def test_a_withdrawn_plan_takes_its_waiting_mail_along_even_while_it_is_put_off(desk):
    with Scripted("rcpt", "later", times=1) as server:
        desk = with_server(desk, server.account)
        plan_id = plans.share(desk, request(desk))
        run(desk, server.account)
        assert states(desk) == ["retry"]
        plans.delete(desk, plan_id)
        assert states(desk)[0] == "cancelled"
        due_now(desk)
        (found,) = [m for m in outbox_report.mails(desk) if m.kind == "plan"]
        with pytest.raises(PlanClosed):
            mail.retry(desk, found.mail_id)
        assert server.received == []


def test_an_address_is_corrected_while_the_mail_waits_or_after_it_failed(desk, tmp_path):
    with Scripted("rcpt", "refuse", times=1) as server:
        desk = with_server(desk, server.account)
        plan_id = plans.share(desk, request(desk))
        run(desk, server.account)
        (found,) = outbox_report.mails(desk)
        before = outbox_report.mail_text(desk, plan_id)
        with pytest.raises(MailFailed):
            mail.correct(desk, found.mail_id, "ann@@example.com")
        mail.correct(desk, found.mail_id, " ann.lee@example.com ")
        run(desk, server.account)
        assert b"To: Ann Lee <ann.lee@example.com>" in server.received[0]
        with pytest.raises(InvalidInput):
            mail.correct(desk, found.mail_id, "late@example.com")
    after = outbox_report.mail_text(desk, plan_id)
    assert (after.to, after.state) == ("ann.lee@example.com", "sent")
    assert (after.subject, after.text, after.html) == (before.subject, before.text, before.html)


def test_a_mail_is_cancelled_once_and_never_after_it_left(desk):
    first, second = queued(desk, 2)
    mail.cancel(desk, first)
    mail.cancel(desk, first)
    with Scripted() as server:
        run(desk, server.account)
        assert len(server.received) == 1
    assert [row(desk, each).state for each in (first, second)] == ["cancelled", "sent"]
    with pytest.raises(InvalidInput):
        mail.cancel(desk, second)
    with pytest.raises(InvalidInput):
        mail.retry(desk, second)


def test_mails_are_not_for_agents_to_touch(desk):
    (mail_id,) = queued(desk)
    with pytest.raises(NotAllowed):
        mail.cancel(as_agent(desk), mail_id)
    with pytest.raises(NotFound):
        mail.cancel(desk, "0" * 32)
    assert outbox_report.mails(as_agent(desk)) == []
    mail.cancel(desk, mail_id)


def test_nothing_is_written_while_nothing_waits(empty_desk):
    with Scripted() as server:
        assert run(empty_desk, server.account) is Turn.IDLE
        assert not empty_desk.record.exists()
        queued(empty_desk)
        run(empty_desk, server.account)
        before = empty_desk.record.path.stat().st_mtime_ns
        assert run(empty_desk, server.account) is Turn.IDLE
        assert empty_desk.record.path.stat().st_mtime_ns == before


def test_what_is_set_in_the_app_is_checked_and_counted(desk):
    with desk.record.writing() as connection:
        assert settings.read(connection, settings.MAIL_QUOTES, False) is False
        settings.write(connection, settings.MAIL_QUOTES, True, "operator")
        assert settings.read(connection, settings.MAIL_QUOTES, False) is True
        with pytest.raises(InvalidInput):
            settings.write(connection, settings.MAIL_AUTOMATIC, {"days_before": 99}, "operator")
        settings.write(connection, settings.MAIL_QUOTES, None, "operator")
        assert settings.read(connection, settings.MAIL_QUOTES, False) is False


def test_the_audit_says_what_became_of_a_mail_without_address_or_text(desk):
    with Scripted() as server:
        desk = with_server(desk, server.account)
        plan_id = plans.share(desk, request(desk))
        run(desk, server.account)
    with desk.record.reading() as connection:
        entries = audit.entries(connection)
        assert outbox.last_revision(connection, plan_id) == 1
    assert [entry.action for entry in entries] == ["plan.share", "mail.sent"]
    assert "ann@" not in str(entries) and "Ann" not in str(entries)
