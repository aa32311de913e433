"""A store without weights: they are found in the exported scores, for good and without a trace of order."""

from __future__ import annotations

import csv
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from coaching_lib.actions import imports
from coaching_lib.desk import open_desk
from coaching_lib.scores.load import rebuild, undo
from coaching_lib.settings import Settings
from tests.scores.staged import Load, ask, compare_load, folder_at, interaction, publish_load, results, state

WEIGHTS = {"Greets": 10.0, "Explains": 45.0, "Solves": 30.0, "Closes": 15.0}
CRITICAL = "Solves"


def export(
    first: int,
    count: int,
    weights=WEIGHTS,
    rubric: str | None = None,
    critical: bool = False,
    digits: int = 2,
) -> Load:
    """Contacts with results and overall scores, but without weights."""
    rng = np.random.default_rng(first)
    told, found = [], []
    for number in range(first, first + count):
        drawn = {name: float(rng.random() < 0.7) if rng.random() < 0.85 else None for name in weights}
        met = {name: x for name, x in drawn.items() if x is not None}
        if not met:
            continue
        score = 100 * sum(weights[b] * x for b, x in met.items()) / sum(weights[b] for b in met)
        score = 0.0 if critical and met.get(CRITICAL) == 0 else score
        told.append(interaction(number, f"A{number % 3}", overall_score=round(score, digits), rubric=rubric))
        found += results(number, weight=None, **drawn)
    return Load(interactions=tuple(told), results=tuple(found))


def weights_of(folder) -> dict[str, float | None]:
    """What the store says the behaviors weigh."""
    return dict(ask(folder, "select behavior, weight from behavior"))


def estimates(folder) -> dict[str, dict]:
    """The facts about estimated rubrics."""
    facts = dict(folder.current().meta)
    return {key: json.loads(value) for key, value in facts.items() if key.startswith("estimate:")}


def test_scores_are_counted_with_the_weights_they_imply(tmp_path):
    folder = folder_at(tmp_path)
    check = publish_load(folder, export(0, 80)).score_check
    assert weights_of(folder) == pytest.approx(WEIGHTS, abs=0.01)
    assert (check.agree, check.differ) == (check.compared, 0)
    assert ask(folder, "select max(abs(score - overall_score)) < 0.02 from interaction") == [(True,)]
    (fact,) = estimates(folder).values()
    assert fact["is_plain_sum"] is True
    assert fact["residual"] < 0.02


def test_whole_scores_imply_the_weights_within_half_a_point(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, export(0, 80, digits=0))
    assert weights_of(folder) == pytest.approx(WEIGHTS, abs=0.5)


def test_a_behavior_whose_misses_all_scored_0_is_critical(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, export(0, 90, critical=True))
    assert ask(folder, "select behavior from behavior where is_critical") == [(CRITICAL,)]
    assert ask(folder, "select max(abs(score - overall_score)) < 0.05 from interaction") == [(True,)]


def test_each_rubric_has_weights_of_its_own(tmp_path):
    folder = folder_at(tmp_path)
    other = {"Greets": 70.0, "Verifies": 30.0}
    publish_load(folder, export(0, 60, rubric="Care"), "care")
    publish_load(folder, export(100, 60, weights=other, rubric="Sales"), "sales")
    found = ask(
        folder,
        "select i.rubric, b.behavior, min(f.weight), max(f.weight) from score f"
        " join behavior b using (behavior_no) join interaction i using (interaction_no) group by all",
    )
    expected = {"Care": WEIGHTS, "Sales": other}
    for rubric, behavior, low, high in found:
        assert low == high == pytest.approx(expected[rubric][behavior], abs=0.01)
    assert set(estimates(folder)) == {"estimate:care", "estimate:sales"}


def test_weights_written_down_later_take_the_place_of_estimated_ones(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, export(0, 60), "results")
    rubric = tuple({"behavior": name, "weight": 25.0} for name in WEIGHTS)
    publish_load(folder, Load(rubric=rubric), "rubric")
    assert weights_of(folder) == dict.fromkeys(WEIGHTS, 25.0)
    assert ask(folder, "select distinct weight from score") == [(25.0,)]
    assert estimates(folder) == {}
    undo(folder, "rubric")
    assert weights_of(folder) == pytest.approx(WEIGHTS, abs=0.01)


def test_weights_that_are_known_are_never_estimated(tmp_path):
    folder = folder_at(tmp_path)
    load = export(0, 60)
    known = tuple(row | {"weight": 1.0} for row in load.results)
    publish_load(folder, Load(interactions=load.interactions, results=known))
    assert set(weights_of(folder).values()) == {1.0}
    assert estimates(folder) == {}


def test_without_exported_scores_all_behaviors_weigh_the_same(tmp_path):
    folder = folder_at(tmp_path)
    load = export(0, 60)
    silent = tuple(row | {"overall_score": None} for row in load.interactions)
    publish_load(folder, Load(interactions=silent, results=load.results))
    assert set(weights_of(folder).values()) == {None}
    assert ask(folder, "select distinct weight from score") == [(1.0,)]


def test_a_few_contacts_imply_nothing_yet(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, export(0, 3))
    assert set(weights_of(folder).values()) == {None}
    publish_load(folder, export(10, 60), "more")
    assert ask(folder, "select count(distinct (behavior_no, weight)) from score") == [(4,)]


def test_the_order_of_loads_leaves_no_trace(tmp_path):
    first, second = folder_at(tmp_path / "one"), folder_at(tmp_path / "two")
    loads = {"a": export(0, 30, digits=0), "b": export(40, 30, digits=0)}
    for folder, order in ((first, "ab"), (second, "ba")):
        for name in order:
            assert compare_load(folder, loads[name]) == publish_load(folder, loads[name], name)
    assert state(first)["scores"] == state(second)["scores"]
    assert estimates(first) == estimates(second)


def test_a_load_taken_back_takes_its_share_of_the_estimate_along(tmp_path):
    folder, alone = folder_at(tmp_path / "both"), folder_at(tmp_path / "one")
    loads = {"a": export(0, 30, digits=0), "b": export(40, 30, digits=0)}
    publish_load(folder, loads["a"], "a")
    publish_load(folder, loads["b"], "b")
    undo(folder, "b")
    publish_load(alone, loads["a"], "a")
    assert state(folder)["scores"] == state(alone)["scores"]
    assert estimates(folder) == estimates(alone)


def test_a_day_more_does_not_count_a_large_store_anew(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, export(0, 2100, digits=0), "closed months")
    before = weights_of(folder)
    assert publish_load(folder, export(2100, 5, digits=0), "a few days").rescored == 0
    assert weights_of(folder) == before
    assert publish_load(folder, export(2200, 5, digits=0), "months later").rescored > 0


def test_counting_again_in_another_way_estimates_again(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, export(0, 60))
    rebuild(folder, Settings(data=tmp_path, na_mode="pass", threads=1))
    (fact,) = estimates(folder).values()
    assert fact["residual"] > 0.5, "the export did not count what did not apply as met"


@pytest.mark.parametrize("name", ["ubuntu_chat", "social_care"])
def test_a_real_export_without_weights_gets_them_back(tmp_path, name):
    real = os.environ.get("COACHING_REAL_DATA")
    if not real:
        pytest.skip("COACHING_REAL_DATA is not set: no real conversations to read")
    desk = open_desk(Settings(data=tmp_path / "data", threads=1), datetime(2026, 1, 1, tzinfo=UTC))
    imports.load(desk, without_weights(Path(real) / name, tmp_path / "export"))
    with (Path(real) / name / "rubric.csv").open(encoding="utf-8") as file:
        rubric = {row["behavior"]: float(row["max_points"]) for row in csv.DictReader(file)}
    scaled = {behavior: 100 * weight / sum(rubric.values()) for behavior, weight in rubric.items()}
    assert weights_of(desk.scores) == pytest.approx(scaled, abs=0.01)
    assert ask(desk.scores, "select max(abs(score - overall_score)) < 0.02 from interaction") == [(True,)]


def without_weights(real: Path, folder: Path) -> list[Path]:
    """The export with met or missed instead of points, and without its rubric."""
    folder.mkdir()
    (folder / "interactions.csv").write_bytes((real / "interactions.csv").read_bytes())
    with (real / "scores.csv").open(encoding="utf-8") as read, (folder / "scores.csv").open("w") as write:
        kept = ("interaction_id", "behavior", "passed")
        writer = csv.writer(write)
        writer.writerow(kept)
        writer.writerows([row[name] for name in kept] for row in csv.DictReader(read))
    return [folder]
