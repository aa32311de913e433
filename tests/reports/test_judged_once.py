"""Plans are judged again only when something a verdict hangs on has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from coaching_lib.actions import plans as act
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.reports.memo import JUDGED
from coaching_lib.reports.plans import plans
from coaching_lib.reports.verdicts import judged_plans
from tests.reports.test_plans import share


def fresh(desk):
    """The rows without anything remembered."""
    JUDGED._kept.clear()
    return plans(desk, Filters())


def test_what_is_remembered_is_what_would_be_computed_after_every_change(own_desk):
    first = share(own_desk, "a01")
    assert plans(own_desk, Filters()) == fresh(own_desk)
    changes = (
        lambda: share(own_desk, "a01", shared_on=date(2026, 5, 20), target_on=date(2026, 8, 1)),
        lambda: share(own_desk, "a02", shared_on=date(2026, 5, 1)),
        lambda: act.acknowledge(own_desk, plans(own_desk, Filters())[0].plan_id),
        lambda: act.edit(own_desk, plans(own_desk, Filters())[0].plan_id, 1, target_on=date(2026, 8, 9)),
        lambda: act.delete(own_desk, first),
        lambda: act.restore(own_desk, first),
    )
    for change in changes:
        before = plans(own_desk, Filters())
        change()
        after = plans(own_desk, Filters())
        assert after != before and after == fresh(own_desk)
    later = replace(own_desk, today=own_desk.today + timedelta(days=60))
    assert plans(later, Filters()) == fresh(later) != plans(own_desk, Filters())


def test_no_text_and_no_name_is_remembered_and_each_list_has_its_own(own_desk):
    share(own_desk, "a01")
    share(own_desk, "a02")
    JUDGED._kept.clear()
    (one,) = judged_plans(own_desk.seen_as(agent_viewer("a01", "A01")))
    both = judged_plans(own_desk)
    assert one.plan.agent_id == "a01" and one.plan.advice == "Greet first."
    assert {each.plan.agent_id for each in both} == {"a01", "a02"}
    assert "Greet first." not in repr(JUDGED._kept)
