"""Roll-ups: given these interactions, expect these rows."""

from __future__ import annotations

import pytest

from tests.scores.staged import FIRST_DAY, Load, ask, folder_at, interaction, publish_load, results

TWO_CONTACTS = Load(
    (
        interaction(0, "A1", team="North", overall_score=60.0, handle_seconds=100.0),
        interaction(0, "A1", team="North", interaction_id="I1", line=3),
        interaction(0, "A2", team="South", interaction_id="I2", line=4, handle_seconds=50.0),
    ),
    results(0, 3.0, Greets=0.0) + results(0, 1.0, Solves=1.0) + results(1, 3.0, Greets=None, Solves=0.5),
)
CUBE = """
    select day, agent_id, team.team, behavior, applicable, misses, points_lost, price
    from cube join agent using (agent_no) join behavior using (behavior_no) left join team
    on team.team_no = cube.team_no order by agent_id, behavior
"""


def test_the_cube_sums_results_by_day_agent_team_and_behavior(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, TWO_CONTACTS)
    assert ask(folder, CUBE) == [
        (FIRST_DAY, "A1", "North", "Greets", 1, 1.0, 75.0, 75.0),
        (FIRST_DAY, "A1", "North", "Solves", 2, 0.5, 50.0, 125.0),
    ]


def test_agent_days_sum_official_and_computed_scores_and_handle_time(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, TWO_CONTACTS)
    rows = ask(
        folder,
        "select agent_id, interactions, scored, score_sum, score_sq_sum, behavior_scored, computed_sum,"
        " handle_sum, handle_n from agent_day join agent using (agent_no) order by 1",
    )
    assert rows == [("A1", 2, 2, 110.0, 6100.0, 2, 75.0, 100.0, 1), ("A2", 1, 0, 0.0, 0.0, 0, 0.0, 50.0, 1)]


@pytest.mark.parametrize(
    ("mart", "key"),
    [("cube", "day, agent_no, team_no, behavior_no"), ("agent_day", "day, agent_no, team_no")],
)
def test_each_key_of_a_roll_up_stands_once_after_overlapping_loads(tmp_path, mart, key):
    folder = folder_at(tmp_path)
    publish_load(folder, TWO_CONTACTS)
    publish_load(folder, Load((interaction(0, "A2", team="North"),), results(0, 3.0, Greets=1.0)), "second")
    publish_load(folder, Load((interaction(5, day=None, started_at=None),), results(5, Greets=0.0)), "third")
    assert ask(folder, f"select count(*) from {mart}") == ask(
        folder, f"select count(distinct ({key})) from {mart}"
    )


def test_an_interaction_that_moves_to_another_day_leaves_the_first(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),), results(1, Greets=0.0)))
    moved = interaction(1) | {key: interaction(9)[key] for key in ("day", "started_at")}
    publish_load(folder, Load((moved,), results(1, Greets=0.0)), "second")
    assert ask(folder, "select day, interactions from agent_day") == [(interaction(9)["day"], 1)]
    assert ask(folder, "select day, misses from cube") == [(interaction(9)["day"], 1.0)]
