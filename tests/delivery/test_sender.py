"""One attempt at one mail: what became of it is always known, and nobody waits long."""

from __future__ import annotations

import email
import time
from dataclasses import replace
from email import policy

import pytest

from coaching_lib.delivery.account import account_of
from coaching_lib.delivery.attempt import Outcome
from coaching_lib.delivery.sender import send
from coaching_lib.errors import InvalidInput
from coaching_lib.settings import Settings
from tests.delivery.builders import SharedPlan, mail
from tests.delivery.servers import PASSWORD, SENDER, TOKEN, USER, Scripted, free_port, real_server

TO = "anita.eriksen@example.com"
FROZEN = mail().as_bytes()


def attempt(account, message=FROZEN, **limits):
    """One attempt with little patience."""
    return send(account, TO, message, **{"step_seconds": 1.0, "attempt_seconds": 3.0, **limits})


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_arrives_encrypted_logged_in_and_word_for_word(tmp_path, security):
    with real_server(tmp_path, security) as (box, account):
        found = attempt(account)
    assert (found.outcome, found.code) == (Outcome.SENT, 250)
    (one,) = box.received
    assert (one.sender, one.to, one.is_encrypted, one.login) == (SENDER, [TO], True, USER.encode())
    got = email.message_from_bytes(one.content, policy=policy.default)
    assert got["From"] == f"Henrik Solberg <{SENDER}>"
    assert got["Reply-To"] == "Henrik Solberg <henrik.solberg@example.com>"
    assert one.content.partition(b"\r\n\r\n")[2] == FROZEN.partition(b"\r\n\r\n")[2]


def test_lines_that_begin_with_a_dot_arrive_as_they_are(tmp_path):
    message = mail(SharedPlan(advice="One.\n.\n..two\n.three")).as_bytes()
    with real_server(tmp_path) as (box, account):
        assert attempt(account, message).outcome is Outcome.SENT
    assert box.received[0].content.partition(b"\r\n\r\n")[2] == message.partition(b"\r\n\r\n")[2]


def test_a_certificate_for_another_name_stops_every_mail(tmp_path):
    with real_server(tmp_path, name="elsewhere.example.com") as (box, account):
        found = attempt(account)
    assert found.outcome is Outcome.PAUSED
    assert "certificate" in found.reason
    assert box.received == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_nobody_vouches_for_stops_every_mail(tmp_path, security):
    with real_server(tmp_path, security) as (box, account):
        found = attempt(replace(account, ca_file=None))
    assert found.outcome is Outcome.PAUSED
    assert "certificate" in found.reason
    assert box.received == []


def test_a_wrong_password_stops_every_mail_and_is_nowhere_in_the_reason(tmp_path):
    with real_server(tmp_path) as (box, account):
        found = attempt(replace(account, password="wrong and secret"))
    assert (found.outcome, found.code) == (Outcome.PAUSED, 535)
    assert "login" in found.reason
    assert "wrong and secret" not in str(found)
    assert box.received == []


def test_a_server_without_encryption_gets_nothing(tmp_path):
    with Scripted() as server:
        for security in ("starttls", "tls"):
            found = attempt(replace(server.account, security=security))
            assert found.outcome in (Outcome.PAUSED, Outcome.RETRY)
        assert server.received == []


def test_a_password_is_read_from_its_file_at_every_attempt(tmp_path):
    (tmp_path / "password").write_text("old")
    with real_server(tmp_path) as (_, account):
        from_file = replace(account, password=None, password_file=tmp_path / "password")
        assert attempt(from_file).outcome is Outcome.PAUSED
        (tmp_path / "password").write_text(PASSWORD + "\n")
        assert attempt(from_file).outcome is Outcome.SENT
        (tmp_path / "password").unlink()
        assert attempt(from_file).outcome is Outcome.PAUSED


def test_an_access_token_logs_in_and_a_stale_one_stops_every_mail(tmp_path):
    (tmp_path / "token").write_text(TOKEN)
    with Scripted(accepts_token=TOKEN) as server:
        account = replace(server.account, user=USER, token_file=tmp_path / "token")
        assert attempt(account).outcome is Outcome.SENT
        (tmp_path / "token").write_text("stale")
        assert attempt(account).outcome is Outcome.PAUSED
        assert len(server.received) == 1


@pytest.mark.parametrize(
    ("at", "do", "outcome", "copies"),
    [
        ("connect", "refuse", Outcome.PAUSED, 0),
        ("connect", "later", Outcome.RETRY, 0),
        ("connect", "hang", Outcome.RETRY, 0),
        ("connect", "drop", Outcome.RETRY, 0),
        ("connect", "garble", Outcome.RETRY, 0),
        ("ehlo", "drop", Outcome.RETRY, 0),
        ("ehlo", "hang", Outcome.RETRY, 0),
        ("mail", "refuse", Outcome.FAILED, 0),
        ("mail", "later", Outcome.RETRY, 0),
        ("rcpt", "refuse", Outcome.FAILED, 0),
        ("rcpt", "later", Outcome.RETRY, 0),
        ("rcpt", "drop", Outcome.RETRY, 0),
        ("data", "refuse", Outcome.FAILED, 0),
        ("data", "later", Outcome.RETRY, 0),
        ("data", "hang", Outcome.RETRY, 0),
        ("data", "garble", Outcome.RETRY, 0),
        ("body", "drop", Outcome.RETRY, 0),
        ("early", "refuse", Outcome.FAILED, 0),
        ("dot", "refuse", Outcome.FAILED, 1),
        ("dot", "later", Outcome.RETRY, 1),
        ("dot", "hang", Outcome.UNCERTAIN, 1),
        ("dot", "drop", Outcome.UNCERTAIN, 1),
        ("dot", "garble", Outcome.UNCERTAIN, 1),
        ("", "", Outcome.SENT, 1),
    ],
)
def test_the_outcome_of_an_attempt_is_known_at_every_step(at, do, outcome, copies):
    message = mail(SharedPlan(advice="word " * 60_000)).as_bytes() if at == "body" else FROZEN
    with Scripted(at, do) as server:
        found = attempt(server.account, message, step_seconds=0.3)
        assert found.outcome is outcome
        assert outcome is Outcome.SENT or found.reason
        assert (len(server.received), server.connections) == (copies, 1)


@pytest.mark.parametrize(("at", "outcome"), [("connect", Outcome.RETRY), ("dot", Outcome.UNCERTAIN)])
def test_a_hanging_server_is_given_up_when_the_time_is_over(at, outcome):
    with Scripted(at, "hang") as server:
        begun = time.monotonic()
        assert attempt(server.account, step_seconds=20.0, attempt_seconds=0.3).outcome is outcome
        assert time.monotonic() - begun < 3


def test_a_server_that_is_not_there_is_tried_again_later():
    with Scripted() as server:
        gone = replace(server.account, port=free_port())
    assert attempt(gone).outcome is Outcome.RETRY
    assert attempt(replace(gone, host="no-such-host.invalid")).outcome is Outcome.RETRY


def test_settings_make_an_account():
    assert account_of(Settings()) is None
    made = account_of(Settings(smtp_host="mail.example.com", smtp_user=USER, smtp_password=PASSWORD))
    assert (made.port, made.security, made.sender, made.secret()) == (587, "starttls", USER, PASSWORD)
    assert account_of(Settings(smtp_host="m.example.com", smtp_security="tls", smtp_from=USER)).port == 465
    assert PASSWORD not in repr(Settings(smtp_password=PASSWORD))
    assert PASSWORD not in repr(made)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"smtp_host": "mail.example.com"}, "address to send from"),
        ({"smtp_host": "mail.example.com", "smtp_from": "a@b\r\nBcc: c@example.com"}, "address to send from"),
        ({"smtp_host": "mail.example.com", "smtp_from": USER, "smtp_security": "none"}, "unencrypted"),
    ],
)
def test_settings_that_cannot_work_together_are_refused_in_words(given, said):
    with pytest.raises(InvalidInput, match=said):
        account_of(Settings(**given))
