"""Points lost, scores and roll-ups against a plain loop, for every pair of modes."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from coaching_lib.scores.load import rebuild
from coaching_lib.settings import Settings
from tests.scores.staged import Load, ask, folder_at, interaction, publish_load, results

BEHAVIORS = {"Greets": 10.0, "Solves": 25.0, "Closes": 5.0, "Noted": 0.0, "Verifies": 20.0}
CRITICAL = {"Verifies", "Noted"}


def random_load(seed: int) -> Load:
    """60 interactions of 3 agents with partial, missed, critical and not applicable results."""
    dice = random.Random(seed)
    told, found = [], []
    for number in range(60):
        exported = dice.choice([None, None, 64.0])
        told.append(interaction(number % 20, f"A{number % 3}", interaction_id=f"I{number}", line=number))
        told[-1]["overall_score"] = exported
        for name, weight in BEHAVIORS.items():
            if dice.random() < 0.85:
                x = dice.choice([0.0, 0.25, 0.5, 1.0, 1.0, 1.0, None])
                found += results(number, weight, CRITICAL, **{name: x})
    return Load(tuple(told), tuple(found))


def plain_losses(rows: list[dict], na_mode: str, auto_fail: str) -> tuple[list[float], float | None]:
    """Section 1 of the statistics specification for the results of one interaction, written as it reads."""
    xs = [1.0 if row["x"] is None and na_mode == "pass" else row["x"] for row in rows]
    total = sum(row["weight"] for row, x in zip(rows, xs, strict=True) if x is not None)
    if total == 0:
        return [0.0] * len(rows), None
    lost = [
        0.0 if x is None else 100 * row["weight"] * (1 - x) / total for row, x in zip(rows, xs, strict=True)
    ]
    failed = [i for i, row in enumerate(rows) if row["critical"] and xs[i] is not None and xs[i] < 0.5]
    if failed and auto_fail == "zero":
        rest = 100 - sum(lost)
        for i in failed:
            lost[i] += rest / len(failed)
    return lost, 100 - sum(lost)


@pytest.mark.parametrize("na_mode", ["exclude", "pass"])
@pytest.mark.parametrize("auto_fail", ["zero", "keep"])
def test_points_lost_are_those_of_the_specification(tmp_path, na_mode, auto_fail):
    load = random_load(7)
    folder = folder_at(tmp_path, na_mode=na_mode, auto_fail=auto_fail)
    publish_load(folder, load)
    check_against_loop(folder, load, na_mode, auto_fail)


def test_a_rebuild_with_other_modes_equals_a_load_with_them(tmp_path):
    load = random_load(8)
    folder = folder_at(tmp_path)
    publish_load(folder, load)
    other = Settings(data=tmp_path, na_mode="pass", auto_fail="keep")
    assert rebuild(folder, other) == "scores-000002"
    assert (folder.current().na_mode, folder.current().auto_fail) == ("pass", "keep")
    check_against_loop(folder, load, "pass", "keep")
    rebuild(folder)
    check_against_loop(folder, load, "exclude", "zero")


def check_against_loop(folder, load: Load, na_mode: str, auto_fail: str) -> None:
    by_interaction = defaultdict(list)
    for row in load.results:
        by_interaction[row["interaction_id"]].append(row)
    exported = {row["interaction_id"]: row["overall_score"] for row in load.interactions}
    stored = dict(ask(folder, "select interaction_id, (score, official_score) from interaction"))
    points = {
        (found, behavior): lost
        for found, behavior, lost in ask(
            folder,
            "select interaction_id, behavior, points_lost from score join interaction using (interaction_no)"
            " join behavior using (behavior_no)",
        )
    }
    assert len(points) == len(load.results)
    for number, official in exported.items():
        rows = by_interaction[number]
        lost, score = plain_losses(rows, na_mode, auto_fail)
        assert stored[number] == pytest.approx((score, score if official is None else official), abs=1e-9)
        for row, expected in zip(rows, lost, strict=True):
            assert points[number, row["behavior"]] == pytest.approx(expected, abs=1e-9)
    check_impacts(folder)


def check_impacts(folder) -> None:
    """Impacts of every agent sum to 100 - average of the computed scores."""
    rows = ask(
        folder,
        "select (select sum(points_lost) from cube c where c.agent_no = d.agent_no) / sum(behavior_scored),"
        " 100 - sum(computed_sum) / sum(behavior_scored) from agent_day d group by agent_no",
    )
    assert len(rows) == 3
    for impacts, expected in rows:
        assert impacts == pytest.approx(expected, abs=1e-9)


def test_days_hold_the_sums_of_their_rows(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, random_load(9))
    cube = ask(folder, "select sum(applicable), sum(misses), sum(points_lost), sum(price) from cube")[0]
    facts = ask(
        folder,
        "select count(x), sum(1 - x), sum(points_lost),"
        " sum(case when x is not null and weight_sum > 0 then 100 * weight / weight_sum end)"
        " from score join interaction using (interaction_no)",
    )[0]
    assert cube == pytest.approx(facts, abs=1e-7)
    days = ask(folder, "select sum(interactions), sum(scored), sum(score_sum), sum(handle_n) from agent_day")[
        0
    ]
    whole = ask(
        folder,
        "select count(*), count(official_score), sum(official_score), count(handle_seconds) from interaction",
    )[0]
    assert days == pytest.approx(whole, abs=1e-7)


def test_without_any_weight_every_behavior_counts_the_same(tmp_path):
    folder = folder_at(tmp_path)
    rows = results(1, None, Greets=0.0, Solves=1.0, Closes=1.0, Noted=None)
    publish_load(folder, Load((interaction(1),), rows))
    assert ask(folder, "select score from interaction")[0][0] == pytest.approx(200 / 3)
    assert ask(folder, "select distinct weight from behavior") == [(None,)]


def test_an_interaction_with_only_weightless_behaviors_has_no_computed_score(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),), results(1, 0.0, Noted=0.0)))
    assert ask(folder, "select score, official_score, weight_sum from interaction") == [(None, None, 0.0)]
    assert ask(folder, "select interactions, scored, behavior_scored from agent_day") == [(1, 0, 0)]


def test_an_interaction_without_an_applicable_result_has_no_computed_score(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1, overall_score=80.0),), results(1, 1.0, Greets=None)))
    assert ask(folder, "select score, official_score from interaction") == [(None, 80.0)]
    assert ask(folder, "select scored, behavior_scored from agent_day") == [(1, 0)]


def test_a_log_without_scores_counts_volumes_and_handle_time(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1, handle_seconds=0.0), interaction(2, handle_seconds=60.0))))
    assert ask(folder, "select count(*), count(official_score) from interaction") == [(2, 0)]
    assert ask(folder, "select sum(interactions), sum(scored), sum(handle_n) from agent_day") == [(2, 0, 2)]


def test_undated_interactions_are_kept_and_rolled_up(tmp_path):
    folder = folder_at(tmp_path)
    undated = interaction(1, day=None, started_at=None)
    publish_load(folder, Load((undated, interaction(2)), results(1, Greets=0.0) + results(2, Greets=1.0)))
    publish_load(folder, Load((undated,), results(1, Greets=0.5)), "second")
    assert ask(folder, "select day, misses from cube where day is null") == [(None, 0.5)]
    assert ask(folder, "select count(*) from agent_day where day is null") == [(1,)]
