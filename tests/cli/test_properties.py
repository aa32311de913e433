"""What must not change a figure, and what must: whatever the center, through the command line."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.packs import (
    TODAY,
    Center,
    Kind,
    Plan,
    Talk,
    draw_center,
    key_of,
    write_center,
    write_plans,
)
from tests.cli.run import answer

FEW = settings(deadline=None, max_examples=5, suppress_health_check=list(HealthCheck))
FEWER = settings(FEW, max_examples=3)
"""For what loads a whole center again."""
BEHAVIORS = ("Greets", "Explains", "Verifies", "Closes")
SHARED, TARGET = date(2026, 5, 1), date(2026, 6, 12)
FINISHED = Plan("a00", "Greets", SHARED, TARGET, 0.7)
STEADY = Plan("a05", "Greets", SHARED, TARGET)
"""Of an agent whose contacts are all of one kind."""
PLANS = (
    FINISHED,
    STEADY,
    Plan("a01", "Explains", date(2026, 4, 20), date(2026, 5, 20)),
    Plan("a02", "Greets", date(2026, 6, 10), date(2026, 8, 1), 0.9, "2026-06-11"),
)
agents = st.sampled_from([f"a{number:02}" for number in range(6)])
xs = st.sampled_from([0.0, 0.5, 1.0, None])
MIXES = (
    (("call", "chat"), ("Billing", None)),
    (("call", "chat", "email"), (None,)),
    (("chat", None), ("Returns",)),
)
WEIGHTS = ((10.0, 20.0, 15.0, 5.0), (2.5, 0.5, 7.0, 33.0))
centers = st.builds(lambda seed: center_of(seed), st.integers(0, 5))


@cache
def center_of(seed: int) -> Center:
    """Six agents with about thirty contacts each, over 150 days; the last one's are all of one kind."""
    channels, topics = MIXES[seed % 3]
    kind = Kind(seed, 6, BEHAVIORS, WEIGHTS[seed % 2], "Verifies", channels, topics, 180, uneven=0.3)
    drawn = draw_center(kind)
    steady = (replace(t, channel="call", topic=None) if t.agent_id == "a05" else t for t in drawn.talks)
    return replace(drawn, talks=tuple(steady))


class Office:
    """A data folder and what is asked of it."""

    def __init__(self, root: Path) -> None:
        self.root, self.data = root, root / "data"

    def ask(self, *arguments: str) -> Any:
        """One answer of the command line."""
        return answer(self.data, *arguments, today=TODAY.isoformat())

    def load(self, center: Center, seed: int | None = None) -> None:
        """Bring an export; every row of it must get in."""
        export = write_center(center, self.root / "export", seed=seed)
        report = self.ask("load", str(export))
        assert (report["new"], report["refused"]) == (len(center.talks), [])

    def share(self, plans: Iterable[Plan]) -> None:
        """Bring plans."""
        told = list(plans)
        done = self.ask("plan", "load", str(write_plans(told, self.root / "plans.csv")))
        assert done == {"loaded": len(told), "refused": []}

    def withdraw(self, plan: Plan) -> None:
        """Delete a plan."""
        [plan_id] = [row["plan_id"] for row in self.ask("ask", "plans") if key_of(row) == plan.key]
        self.ask("plan", "delete", plan_id)

    def plans(self) -> dict[tuple, dict]:
        """The listed plans."""
        return {key_of(row): row for row in self.ask("ask", "plans")}

    def areas(self, center: Center) -> dict[str, list[dict]]:
        """The areas of every agent."""
        return {agent: self.ask("ask", "areas", "--agent", agent) for agent in center.agent_ids}

    def figures(self, center: Center) -> tuple:
        """Areas of everybody, plans, and one target."""
        target = self.ask("ask", "target", "--agent", "a03", "--behavior", "Closes")
        return self.areas(center), self.plans(), target


@pytest.fixture(scope="module")
def offices(tmp_path_factory) -> Callable[[Center], Office]:
    """Each center and its plans loaded once, for reading only."""
    made: dict[int, Office] = {}

    def office(center: Center) -> Office:
        if id(center) not in made:
            made[id(center)] = loaded(center, tmp_path_factory.mktemp("office"))
        return made[id(center)]

    return office


def loaded(center: Center, folder: Path, plans: Iterable[Plan] = PLANS, seed: int | None = None) -> Office:
    """A folder with a center and plans in it."""
    found = Office(folder)
    found.load(center, seed)
    found.share(plans)
    return found


@contextmanager
def another(center: Center, plans: Iterable[Plan] = PLANS, seed: int | None = None) -> Iterator[Office]:
    """An office of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield loaded(center, Path(folder), plans, seed)


@contextmanager
def copy(first: Office) -> Iterator[Office]:
    """A copy of an office, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(first.data, Path(folder) / "data")
        yield Office(Path(folder))


def assert_same(found: Any, wanted: Any, where: str = "") -> None:
    """Equal in everything, numbers up to the order of summing."""
    if isinstance(wanted, dict):
        assert list(found) == list(wanted), where
        for key, value in wanted.items():
            assert_same(found[key], value, f"{where} {key}")
    elif isinstance(wanted, list | tuple):
        assert len(found) == len(wanted), where
        for place, (one, other) in enumerate(zip(found, wanted, strict=True)):
            assert_same(one, other, f"{where} {place}")
    elif isinstance(wanted, float) and found is not None:
        assert found == pytest.approx(wanted, abs=1e-6, rel=1e-6), where
    else:
        assert found == wanted, where


@FEWER
@given(center=centers, seed=st.integers(0, 10_000))
def test_the_order_of_the_rows_changes_nothing(offices, center, seed):
    with another(center, PLANS[::-1], seed) as other:
        assert_same(other.figures(center), offices(center).figures(center))


@FEWER
@given(center=centers)
def test_weights_ten_times_as_large_change_nothing(offices, center):
    with another(center.heavier(10)) as other:
        assert_same(other.figures(center), offices(center).figures(center))


@FEWER
@given(center=centers, more=st.lists(st.tuples(agents, st.integers(0, 30)), max_size=4))
def test_more_results_that_do_not_apply_change_nothing(offices, center, more):
    filled = tuple(replace(t, results={b: t.results.get(b) for b in BEHAVIORS}) for t in center.talks)
    empty = [talk_on(f"n{n}", agent, -day, dict.fromkeys(BEHAVIORS)) for n, (agent, day) in enumerate(more)]
    with another(replace(center, talks=filled).with_talks(empty)) as other:
        assert_same(other.figures(center), offices(center).figures(center))


def talk_on(name: str, agent: str, day: int, results: dict, of: date = TODAY, channel: str = "call") -> Talk:
    """A contact some days after a day, at noon."""
    return Talk(name, agent, datetime.combine(of + timedelta(days=day), time(12)), results, channel)


@FEW
@given(center=centers, day=st.integers(7, 42))
def test_one_more_met_contact_in_the_weeks_judged_never_lowers_the_effect(offices, center, day):
    """Of the kind of the agent's other contacts: where the mix gets easier, more is expected as well."""
    met = talk_on("m0", "a05", day, {"Greets": 1.0}, of=SHARED)
    with copy(offices(center)) as other:
        other.load(replace(center, talks=(met,)))
        before, after = (office.plans()[STEADY.key] for office in (offices(center), other))
    assert after["after_count"] == before["after_count"] + 1
    assert after["effect"] >= before["effect"] - 1e-9
    for name in ("expected_rate", "usual_rate", "trend", "carry_over", "peers"):
        assert after[name] == pytest.approx(before[name], abs=1e-9), name


late = st.tuples(agents, st.integers(1, 18), st.sampled_from(["call", "chat"]), xs, xs)


@FEW
@given(center=centers, more=st.lists(late, min_size=1, max_size=60))
def test_contacts_after_the_target_date_change_no_finished_plan(offices, center, more):
    talks = tuple(
        talk_on(f"l{n}", agent, day, {"Greets": x, "Verifies": y}, of=TARGET, channel=channel)
        for n, (agent, day, channel, x, y) in enumerate(more)
    )
    with copy(offices(center)) as other:
        other.load(replace(center, talks=talks))
        found, wanted = other.plans(), offices(center).plans()
    for plan in (FINISHED, STEADY, PLANS[2]):
        assert_same(found[plan.key], wanted[plan.key])


starts, lengths = st.integers(0, 60), st.integers(5, 80)


def plan_on(behavior: str, agent: str, day: int, length: int) -> Plan:
    """A plan of some days, shared some days after the second of April."""
    shared_on = date(2026, 4, 2) + timedelta(days=day)
    return Plan(agent, behavior, shared_on, shared_on + timedelta(days=length))


@FEW
@given(center=centers, told=st.lists(st.tuples(agents, starts, lengths), min_size=1, max_size=5))
def test_plans_on_other_behaviors_change_no_plan(offices, center, told):
    more = {plan_on(behavior, *each) for each in told for behavior in ("Verifies", "Closes")}
    with copy(offices(center)) as other:
        other.share(more)
        found = other.plans()
    assert len(found) == len(PLANS) + len({plan.key for plan in more})
    for key, row in offices(center).plans().items():
        assert_same(found[key], row)


@FEW
@given(center=centers, day=starts, length=lengths)
def test_a_deleted_plan_is_not_listed_and_its_agent_stays_no_peer(offices, center, day, length):
    plan = plan_on("Greets", "a03", day, length)
    with copy(offices(center)) as other:
        other.share([plan])
        shared = other.plans()
        other.withdraw(plan)
        gone = other.plans()
    before = offices(center).plans()
    assert set(gone) == set(before) == set(shared) - {plan.key}
    for key in gone:
        assert_same(gone[key], shared[key])
    was_peer = plan.shared_on <= TARGET and all(contacts(center, "a03", *window) >= 5 for window in WINDOWS)
    assert before[FINISHED.key]["peers"] - gone[FINISHED.key]["peers"] == was_peer


WINDOWS = (
    (SHARED - timedelta(days=90), SHARED - timedelta(days=1)),
    (SHARED + timedelta(days=7), TARGET),
)


def contacts(center: Center, agent: str, first: date, last: date) -> int:
    """The agent's contacts of these days where Greets applied."""
    return sum(
        talk.agent_id == agent
        and first <= talk.started_at.date() <= last
        and talk.results.get("Greets") is not None
        for talk in center.talks
    )
