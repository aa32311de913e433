"""The weekly digest: the figures of the Overview, once a week, for who asked for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest

from coaching_lib.actions.digest import ask_for_digest, queue_digest, stop_digest
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.record import outbox
from coaching_lib.reports.digest import digest, digest_address
from coaching_lib.reports.metrics import metrics_view
from coaching_lib.reports.team import coaching_required
from tests.reports.conftest import TODAY
from tests.reports.test_plans import share

ME = "me@example.com"


def mails(desk):
    with desk.record.reading() as connection:
        return outbox.mails(connection)


def text_of(desk, mail_id) -> str:
    with desk.record.reading() as connection:
        found = message_from_bytes(outbox.message(connection, mail_id), policy=SMTP)
    return found.get_body(("plain",)).get_content() + found.get_body(("html",)).get_content()


def test_nobody_gets_it_unasked_and_whoever_asked_can_stop_it(own_desk):
    assert digest_address(own_desk) is None
    ask_for_digest(own_desk, f" {ME} ")
    assert digest_address(own_desk) == ME
    stop_digest(own_desk)
    assert digest_address(own_desk) is None
    with pytest.raises(InvalidInput):
        ask_for_digest(own_desk, "no address")


def test_it_tells_the_figures_of_the_overview(desk):
    letter, view = digest(desk), metrics_view(desk, Filters())
    assert [figure.value for figure in letter.figures] == [
        f"{view.now.average_score:.1f}",
        f"{view.now.interactions:,}",
        str(view.agents_to_coach),
    ]
    change = view.now.average_score - view.before.average_score
    assert letter.figures[0].below == f"{change:+.1f}".replace("-", "−") + " vs. before"
    required = coaching_required(desk, Filters())[:5]
    assert [row.title for row in letter.rows] == [f"{r.agent_name}: {r.behavior}" for r in required]
    assert [row.value for row in letter.rows] == [
        f"{r.expected_points_lost:.1f} points" for r in required
    ]


def test_plans_that_ended_in_the_last_week_are_news_and_older_ones_are_not(own_desk):
    for behavior, ago in (("Greets", 3), ("Closes", 20)):
        share(own_desk, "a03", behavior, TODAY - timedelta(days=60), TODAY - timedelta(days=ago))
    rows = digest(own_desk).rows
    assert [row.title for row in rows if "ended" in row.detail] == ["A03: Greets"]


def test_it_is_queued_once_a_week_and_carries_text_and_html(own_desk):
    letter = digest(own_desk)
    mail_id = queue_digest(own_desk, letter, ME)
    assert queue_digest(own_desk, letter, ME) is None
    next_week = replace(own_desk, today=TODAY + timedelta(days=7))
    assert queue_digest(next_week, letter, ME) is not None
    assert [(mail.kind, mail.to_addr, mail.state) for mail in mails(own_desk)] == [
        ("digest", ME, "filed")
    ] * 2
    text = text_of(own_desk, mail_id)
    for figure in letter.figures:
        assert text.count(figure.value) >= 2
    for row in letter.rows:
        assert text.count(row.value) >= 2


def test_somebody_below_the_target_is_named(desk):
    aiming = replace(desk, settings=desk.settings.model_copy(update={"target_score": 100.0}))
    assert digest(aiming).body.startswith("Surely below the target of 100.0: ")
    assert digest(desk).body == ""


def test_agents_have_no_digest_and_without_scores_there_is_nothing_to_tell(desk, empty_desk):
    with pytest.raises(NotAllowed):
        digest(desk.seen_as(agent_viewer("a01", "A01")))
    with pytest.raises(NotFound):
        digest(empty_desk)
