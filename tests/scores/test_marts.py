"""Roll-ups: given these interactions, expect these rows."""

from __future__ import annotations

import pytest

from coaching_lib.scores.load import undo
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


def test_centre_days_sum_results_by_behavior_and_kind_of_contact(tmp_path):
    folder = folder_at(tmp_path)
    told = (interaction(0, channel="chat"), interaction(1, "A2", channel="chat", day=FIRST_DAY))
    publish_load(
        folder,
        Load(
            (*told, interaction(2, channel="call", day=FIRST_DAY)),
            results(0, 3.0, Greets=0.0, Solves=1.0) + results(1, 3.0, Greets=0.5) + results(2, Greets=None),
        ),
    )
    rows = ask(
        folder,
        "select behavior, channel, day, applicable, misses, points_lost, price from centre_day"
        " join behavior using (behavior_no) join stratum using (stratum_no) order by behavior",
    )
    assert rows == [
        ("Greets", "chat", FIRST_DAY, 2, 1.5, 100.0, 150.0),
        ("Solves", "chat", FIRST_DAY, 1, 0.0, 0.0, 50.0),
    ]


STANDING = """select agent_id, behavior, channel, applicable_30, misses_30, applicable_90, misses_90,
    applicable_180, misses_180, applicable_365, misses_365 from standing join agent using (agent_no)
    join behavior using (behavior_no) join stratum using (stratum_no) order by 1, 2, 3"""


def test_standings_count_the_last_days_back_from_the_newest_scored_day(tmp_path):
    folder = folder_at(tmp_path)
    days = (0, 1, 185, 275, 336, 365)
    told = tuple(interaction(day, channel="chat") for day in days)
    rows = sum((results(day, Greets=0.0) for day in days), ())
    unscored = (interaction(400, channel="chat"),)
    publish_load(folder, Load(told + unscored, rows + results(336, Solves=None) + results(365, Solves=0.5)))
    assert ask(folder, STANDING) == [
        ("A1", "Greets", "chat", 2, 2.0, 2, 2.0, 3, 3.0, 5, 5.0),
        ("A1", "Solves", "chat", 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5),
    ]


def test_a_behavior_that_never_applied_stands_at_zero_and_one_without_results_at_nothing(tmp_path):
    folder = folder_at(tmp_path)
    rows = results(0, Greets=None, Solves=1.0) + results(60, Solves=1.0)
    publish_load(folder, Load((interaction(0), interaction(60)), rows))
    assert ask(folder, STANDING) == [
        ("A1", "Greets", None, None, None, 0, 0.0, 0, 0.0, 0, 0.0),
        ("A1", "Solves", None, 1, 0.0, 2, 0.0, 2, 0.0, 2, 0.0),
    ]


EXAMPLE = """select i.interaction_id, e.day, e.points_lost from example e
    join interaction i using (interaction_no) order by e.day desc"""


def test_examples_are_the_newest_twenty_misses_of_half_a_year(tmp_path):
    folder = folder_at(tmp_path)
    met, missed = (50, 203), (*range(10, 20), *range(180, 200), 202)
    told = tuple(interaction(day) for day in (*met, *missed))
    rows = [results(day, Greets=1.0) for day in met] + [results(day, Greets=0.5) for day in missed]
    publish_load(folder, Load(told, sum(rows, ())))
    expected = [(f"I{day}", interaction(day)["day"], 50.0) for day in (202, *range(199, 180, -1))]
    assert ask(folder, EXAMPLE) == expected


def test_examples_older_than_half_a_year_fall_out_and_come_back_when_the_newer_load_is_taken_back(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(0),), results(0, Greets=0.0)), "first")
    before = ask(folder, EXAMPLE)
    assert [row[0] for row in before] == ["I0"]
    publish_load(folder, Load((interaction(180, "A2"),), results(180, Greets=0.0)), "second")
    assert [row[0] for row in ask(folder, EXAMPLE)] == ["I180"]
    undo(folder)
    assert ask(folder, EXAMPLE) == before


def test_a_corrected_miss_leaves_the_examples_and_an_older_one_takes_its_place(tmp_path):
    folder = folder_at(tmp_path)
    told = tuple(interaction(day) for day in range(21))
    publish_load(folder, Load(told, sum((results(day, Greets=0.0) for day in range(21)), ())), "first")
    assert "I0" not in [row[0] for row in ask(folder, EXAMPLE)]
    publish_load(folder, Load((interaction(20),), results(20, Greets=1.0)), "corrected")
    assert [row[0] for row in ask(folder, EXAMPLE)] == [f"I{day}" for day in range(19, -1, -1)]


def test_results_of_weight_zero_alone_count_in_no_roll_up(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(0),), results(0, 0.0, Noted=0.0)))
    for mart in ("cube", "centre_day", "standing", "example"):
        assert ask(folder, f"select count(*) from {mart}") == [(0,)], mart
    assert ask(folder, "select interactions, behavior_scored from agent_day") == [(1, 0)]


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
    [
        ("cube", "day, agent_no, team_no, behavior_no"),
        ("agent_day", "day, agent_no, team_no"),
        ("centre_day", "behavior_no, stratum_no, day"),
        ("standing", "agent_no, behavior_no, stratum_no"),
        ("example", "agent_no, behavior_no, interaction_no"),
    ],
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
