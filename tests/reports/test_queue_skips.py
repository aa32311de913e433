"""Setting a row of Coaching Required aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching_lib.actions import queue as queue_actions
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.record import audit
from coaching_lib.reports.queue import queue
from coaching_lib.reports.team import coaching_required
from tests.reports.builders import manager
from tests.reports.conftest import TODAY


def test_a_row_set_aside_keeps_its_place_says_why_and_leaves_its_time_to_the_next(own_desk):
    first, second = coaching_required(own_desk, Filters())[:2]
    queue_actions.skip(own_desk, first.agent_id, first.behavior, " On leave \n until June ")
    after = coaching_required(own_desk, Filters())
    assert (after[0].agent_id, after[0].behavior) == (first.agent_id, first.behavior)
    assert after[0].set_aside.reason == "On leave until June"
    assert after[0].set_aside.is_own and after[0].set_aside.until_on is None
    found = queue(own_desk, Filters(), hours=0.5)
    assert [(row.agent_id, row.reason) for row in found] == [
        (first.agent_id, "set-aside"),
        (second.agent_id, "coach"),
    ]


def test_taking_it_back_brings_the_row_back_once(own_desk):
    first = coaching_required(own_desk, Filters())[0]
    skip_id = queue_actions.skip(own_desk, first.agent_id, first.behavior, "On leave")
    queue_actions.unskip(own_desk, skip_id)
    assert coaching_required(own_desk, Filters())[0].set_aside is None
    assert queue(own_desk, Filters(), hours=0.5)[0].reason == "coach"
    with pytest.raises(NotFound, match="taken back already"):
        queue_actions.unskip(own_desk, skip_id)


def test_it_holds_until_its_last_day_and_no_longer(own_desk):
    first = coaching_required(own_desk, Filters())[0]
    queue_actions.skip(own_desk, first.agent_id, first.behavior, "On leave", TODAY + timedelta(days=7))

    def aside(days):
        later = replace(own_desk, today=TODAY + timedelta(days=days))
        rows = coaching_required(later, Filters(last=TODAY - timedelta(days=1)))
        return next(row.set_aside for row in rows if row.agent_id == first.agent_id)

    assert aside(7) is not None
    assert aside(8) is None


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 201])
def test_it_needs_a_short_reason(own_desk, reason):
    first = coaching_required(own_desk, Filters())[0]
    with pytest.raises(InvalidInput):
        queue_actions.skip(own_desk, first.agent_id, first.behavior, reason)


def test_a_day_that_is_over_is_refused(own_desk):
    first = coaching_required(own_desk, Filters())[0]
    with pytest.raises(InvalidInput, match="over"):
        queue_actions.skip(own_desk, first.agent_id, first.behavior, "x", TODAY - timedelta(days=1))


def test_somebody_elses_agent_reads_like_none_and_agents_skip_nobody(own_desk):
    first = coaching_required(own_desk, Filters())[0]
    skip_id = queue_actions.skip(own_desk, first.agent_id, first.behavior, "On leave")
    other = own_desk.seen_as(manager("South" if first.team == "North" else "North"))
    with pytest.raises(NotFound):
        queue_actions.skip(other, first.agent_id, first.behavior, "x")
    with pytest.raises(NotFound):
        queue_actions.unskip(other, skip_id)
    with pytest.raises(NotFound):
        queue_actions.unskip(own_desk, "no id")
    with pytest.raises(NotAllowed):
        queue_actions.skip(own_desk.seen_as(agent_viewer("a01", "A01")), "a01", first.behavior, "x")


def test_the_audit_names_the_deed_and_not_the_reason(own_desk):
    first = coaching_required(own_desk, Filters())[0]
    skip_id = queue_actions.skip(own_desk, first.agent_id, first.behavior, "Private matter")
    queue_actions.unskip(own_desk, skip_id)
    with own_desk.record.reading() as connection:
        lines = audit.entries(connection)
    assert [line.action for line in lines[-2:]] == ["queue.skip", "queue.unskip"]
    assert "Private" not in str(lines)
