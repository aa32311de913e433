"""`mail`: the outbox from scripts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from threading import Event

import pytest

from tests.actions.posting import queued, states
from tests.cli.run import answer, run, words
from tests.conftest import desk_over
from tests.delivery.servers import SENDER, Scripted


@pytest.fixture
def server(monkeypatch):
    """A mail server that the environment names."""
    with Scripted() as running:
        monkeypatch.setenv("COACHING_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("COACHING_SMTP_PORT", str(running.port))
        monkeypatch.setenv("COACHING_SMTP_SECURITY", "none")
        monkeypatch.setenv("COACHING_SMTP_FROM", SENDER)
        yield running


@pytest.fixture
def box(tmp_path):
    """A desk with a mail that waits."""
    desk = desk_over(tmp_path / "data", date(2026, 7, 1))
    queued(desk, 2)
    return desk


def test_send_sends_what_is_due_and_says_how_it_went(server, box):
    assert answer(box.settings.data, "mail", "send") == {"ended": "idle", "sent": 2}
    assert len(server.received) == 2
    assert "Nothing was due." in words(run(box.settings.data, "mail", "send"))


def test_without_a_server_send_files(box):
    done = answer(box.settings.data, "mail", "send")
    assert len(done["filed"]) == 2
    assert len(list((box.settings.data / "outbox").iterdir())) == 2


def test_watching_sends_what_comes_until_it_is_stopped(server, box):
    command = [
        sys.executable,
        "-m",
        "coaching_lib",
        "--data",
        str(box.settings.data),
        "mail",
        "send",
        "--watch",
    ]
    watching = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.PIPE)
    try:
        while len(server.received) < 2:
            assert watching.poll() is None
            Event().wait(0.1)
        queued(box, 1, kind="digest")
        while len(server.received) < 3:
            assert watching.poll() is None
            Event().wait(0.1)
    finally:
        watching.send_signal(signal.SIGTERM)
        said, _ = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert b"3 sent" in said


def test_a_mail_is_cancelled_and_sent_again(server, box):
    (first, _) = answer(box.settings.data, "mail", "list")
    assert answer(box.settings.data, "mail", "cancel", first["mail_id"])["state"] == "cancelled"
    assert answer(box.settings.data, "mail", "retry", first["mail_id"])["state"] == "queued"
    assert answer(box.settings.data, "mail", "retry", "0" * 32, code=1)["error"]["code"] == "not-found"


def test_a_test_mail_is_sent_at_once_or_says_why_not(server, box, monkeypatch):
    assert answer(box.settings.data, "mail", "test", "me@example.com")["state"] == "sent"
    server.at, server.do = "rcpt", "refuse"
    refused = answer(box.settings.data, "mail", "test", "me@example.com", code=1)
    assert "no such person" in refused["error"]["message"]
    assert answer(box.settings.data, "mail", "test", "me", code=1)["error"]["code"] == "mail-failed"


def test_a_paused_queue_says_so_and_goes_on_when_told(server, box):
    server.at, server.do = "connect", "refuse"
    said = words(run(box.settings.data, "mail", "send"))
    assert "paused" in said
    assert "mail resume" in said
    server.at = ""
    assert answer(box.settings.data, "mail", "send") == {"ended": "paused"}
    assert answer(box.settings.data, "mail", "resume") == {"paused": False}
    assert answer(box.settings.data, "mail", "send") == {"ended": "idle", "sent": 2}
    assert states(box) == ["sent", "sent"]


def test_listing_and_an_empty_outbox_change_nothing(empty_desk):
    assert answer(empty_desk.settings.data, "mail", "list") == []
    assert answer(empty_desk.settings.data, "mail", "retry", "last") is None
    assert not empty_desk.settings.data.exists()
