"""Six made-up centers through the command line: every figure equals the second computation."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

import pytest

from tests import independent
from tests.cli.packs import TODAY, Center, Kind, Plan, draw_center, key_of, write_center, write_plans
from tests.cli.run import answer

EXACT = ("applicable", "missed", "miss_rate", "frequency", "cost_per_miss", "impact_points")
EVENED = (
    "peer_rate", "strength", "evened_out_rate", "rate_low", "rate_high", "expected_points_lost",
    "need_probability",
)  # fmt: skip
OF_PLANS = (
    "baseline_count", "baseline_rate", "usual_rate", "expected_rate", "after_count", "after_rate", "effect",
    "effect_low", "effect_high", "probability_improved", "own_change", "peers", "trend", "carry_over",
)  # fmt: skip
SIX = (*["Greets", "Explains", "Verifies", "Closes", "Listens"], "Logs it")
QUARTERS = (0.25, 0.5, 0.75)
KINDS = {
    "usual": Kind(11, agents=16, partial=QUARTERS, wander=0.6),
    "large": Kind(12, agents=40, talks=1_400, uneven=0.3, wander=0.7),
    "no-topics": Kind(
        13, 12, SIX, (3, 2.5, 4, 1, 0.5, 2), channels=("call", "chat"), topics=(None,), talks=400
    ),
    "no-channel": Kind(14, agents=20, channels=("call", None), topics=("Billing", "Returns", None), wander=1),
    "weight-zero": Kind(15, agents=14, weights=(10, 20, 0, 0), talks=600, style="words"),
    "late": Kind(16, agents=24, partial=QUARTERS, after_today=9, critical="Greets", talks=800),
}


class Pack:
    """A center, its plans, and the data folder both were loaded into."""

    def __init__(self, name: str, folder: Path) -> None:
        self.kind = KINDS[name]
        self.center: Center = draw_center(self.kind)
        self.data, self.folder = folder / "data", folder
        self.rows = self.center.rows
        *self.kept, self.gone = self.plans = plans_of(self.center)
        self.load()

    def ask(self, *arguments: str):
        """One answer of the command line on the day of the pack."""
        return answer(self.data, *arguments, today=TODAY.isoformat())

    def load(self) -> None:
        """Bring the files and the plans, and withdraw one."""
        export = write_center(self.center, self.folder / "export", self.kind.style)
        report = self.ask("load", str(export))
        assert (report["new"], report["refused"]) == (len(self.told), [])
        done = self.ask("plan", "load", str(write_plans(self.plans, self.folder / "plans.csv")))
        assert done == {"loaded": len(self.plans), "refused": []}
        [plan_id] = [r["plan_id"] for r in self.ask("ask", "plans") if key_of(r) == self.gone.key]
        self.ask("plan", "delete", plan_id)

    @property
    def told(self) -> set[str]:
        """Interactions the files name: of words only those with a result."""
        talks = self.center.talks
        return {t.interaction_id for t in talks if t.results or self.kind.style == "points"}

    @cached_property
    def window(self) -> tuple[date, date]:
        """The 90 days that end on the last scored day, today at the latest."""
        _, _, weight_sum = independent.losses(self.rows)
        scored = {name for name, total in weight_sum.items() if total > 0}
        last = max(r.day for r in self.rows if r.interaction in scored and r.day <= TODAY)
        return last - timedelta(days=89), last

    @cached_property
    def areas(self) -> dict[tuple[str, str], dict]:
        """(agent, behavior) -> the figures of the second computation."""
        frame = independent.areas(self.rows, *self.window)
        frame = frame.astype(object).where(frame.notna(), None)
        return {(row["agent"], row["behavior"]): row for row in frame.to_dict("records")}


def plans_of(center: Center) -> list[Plan]:
    """Finished, a chain of two, a short one, a running one, and the last to be withdrawn."""
    count = dict.fromkeys(center.agent_ids, 0)
    for talk in center.talks:
        count[talk.agent_id] += 1
    busy = sorted(count, key=count.__getitem__, reverse=True)
    first, second = list(center.rubric)[:2]
    return [
        Plan(busy[1], first, date(2026, 5, 1), date(2026, 6, 24), 0.8, "2026-05-02"),
        Plan(busy[2], first, date(2026, 4, 12), date(2026, 5, 10)),
        Plan(busy[2], first, date(2026, 5, 10), date(2026, 6, 20), 0.7),
        Plan(busy[5], second, date(2026, 6, 1), date(2026, 6, 21), 0.9),
        Plan(busy[3], first, date(2026, 6, 3), date(2026, 8, 1), 0.8, "2026-06-04"),
        Plan(busy[4], first, date(2026, 4, 20), date(2026, 6, 1)),
    ]


@pytest.fixture(scope="module", params=KINDS)
def pack(request, tmp_path_factory) -> Pack:
    """Each center once, for all tests of this module."""
    return Pack(request.param, tmp_path_factory.mktemp(request.param))


def test_the_pack_is_of_the_size_it_is_meant_to_be(pack):
    assert 2_000 <= len(pack.rows) <= 5_500
    assert any(r.x is None for r in pack.rows) and any(r.x not in (None, 0, 1) for r in pack.rows)


def test_areas_of_every_agent_equal_the_second_computation(pack):
    for agent_id in sorted({agent for agent, _ in pack.areas}):
        found = pack.ask("ask", "areas", "--agent", agent_id)
        assert {row["behavior"] for row in found} == set(pack.center.rubric)
        for row in found:
            wanted = pack.areas[agent_id, row["behavior"]]
            for name in EXACT:
                assert row[name] == pytest.approx(wanted[name], abs=1e-9), (agent_id, row["behavior"], name)
            for name in EVENED:
                assert row[name] == pytest.approx(wanted[name], abs=1e-4), (agent_id, row["behavior"], name)
            assert row["needs_coaching"] == wanted["needs_coaching"]
        assert [row["behavior"] for row in found if row["rank"]] == ranked(pack, agent_id)


def ranked(pack: Pack, agent_id: str) -> list[str]:
    """The order of coaching: points, probability, misses, name; without weight or contact no rank."""
    mine = [row for (agent, _), row in pack.areas.items() if agent == agent_id]
    able = [row for row in mine if row["applicable"] and pack.center.rubric[row["behavior"]][0] > 0]
    able.sort(key=lambda r: (-r["expected_points_lost"], -r["need_probability"], -r["missed"], r["behavior"]))
    return [row["behavior"] for row in able]


def expected_effect(pack: Pack, plan: Plan) -> dict:
    """The second computation of one plan: who is a peer, and where the baseline ends, told anew."""
    start, before = plan.shared_on, None
    mine = [p for p in pack.plans if (p.agent_id, p.behavior) == (plan.agent_id, plan.behavior)]
    while before != start:
        before = start
        start = min([p.shared_on for p in mine if p.shared_on <= start <= p.target_on], default=start)
    busy = {
        p.agent_id
        for p in pack.plans
        if p.behavior == plan.behavior
        and p.shared_on <= plan.target_on
        and p.target_on >= start - timedelta(days=90)
    }
    settle = 7 if (plan.target_on - plan.shared_on).days >= 21 else 1
    days = (plan.shared_on, plan.target_on, settle, TODAY)
    return independent.effect(pack.rows, plan.agent_id, plan.behavior, *days, busy, start)


def expected_verdict(plan: Plan, wanted: dict) -> tuple[str, str]:
    """The table of the specification."""
    if plan.target_on >= TODAY:
        return "Working On It" if plan.acknowledged_at else "Shared", "too early"
    if not wanted["after_count"]:
        return "Action Required", "no data"
    if min(wanted["baseline_count"], wanted["after_count"]) < 5:
        return "Action Required", "not enough evidence"
    if wanted["own_change"] > 0 and wanted["probability_improved"] >= 0.80:
        return "Improvement", "clear" if wanted["probability_improved"] >= 0.95 else "likely"
    return "Action Required", "clear" if wanted["effect_high"] < 0.10 else "not enough evidence"


def test_plans_equal_the_second_computation(pack):
    found = {key_of(row): row for row in pack.ask("ask", "plans")}
    assert set(found) == {plan.key for plan in pack.kept}
    for plan in pack.kept:
        row, wanted = found[plan.key], expected_effect(pack, plan)
        for name in OF_PLANS:
            assert row[name] == pytest.approx(wanted.get(name), abs=1e-4), (plan, name)
        assert (row["status"], row["evidence"]) == expected_verdict(plan, wanted)


def test_targets_equal_the_second_computation(pack):
    pairs = [key for key, row in pack.areas.items() if row["applicable"]]
    for agent_id, behavior in random.Random(pack.kind.seed).sample(sorted(pairs), 20):
        found = pack.ask("ask", "target", "--agent", agent_id, "--behavior", behavior)
        wanted = independent.target(pack.rows, agent_id, behavior, *pack.window, TODAY)
        for name, value in wanted.items():
            if isinstance(value, float):
                value = pytest.approx(value, abs=1e-9 if name == "suggested_goal_rate" else 1e-4)
            assert found[name] == value, (agent_id, behavior, name)
