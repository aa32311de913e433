"""Which result stands when several loads describe the same interaction."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.scores.load import LoadCounts, known_files, loads, undo
from coaching_lib.settings import Settings
from tests.scores.staged import Load, ask, compare_load, folder_at, interaction, publish_load, results

EARLIER, LATER = (datetime.combine(date(2026, 1, day), time(9)) for day in (8, 9))


def scored(x: float, **told) -> Load:
    """One interaction with one result."""
    return Load((interaction(1, **told),), results(1, Greets=x))


def counts(found: LoadCounts) -> tuple[int, int, int]:
    return found.new, found.changed, found.unchanged


def standing(folder) -> list[tuple]:
    return ask(folder, "select x from score")


def test_the_same_rows_again_change_nothing(tmp_path):
    folder = folder_at(tmp_path)
    assert counts(publish_load(folder, scored(0.0))) == (1, 0, 0)
    assert counts(publish_load(folder, scored(0.0), "again")) == (0, 0, 1)
    assert ask(folder, "select count(*) from score_history") == [(0,)]


def test_rows_in_another_order_are_the_same_rows(tmp_path):
    folder = folder_at(tmp_path)
    rows = results(1, Greets=0.0, Solves=1.0, Closes=None)
    publish_load(folder, Load((interaction(1),), rows))
    assert counts(publish_load(folder, Load((interaction(1),), rows[::-1]), "again")) == (0, 0, 1)


def test_without_any_order_the_later_load_wins_and_the_loser_is_kept(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, scored(0.0))
    assert counts(publish_load(folder, scored(1.0), "second")) == (0, 1, 0)
    assert standing(folder) == [(1.0,)]
    assert ask(folder, "select interaction_id, x, load_no, replaced_by from score_history") == [
        ("I1", 0.0, 0, 1)
    ]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ({"revision": 3}, {"revision": 2}),
        ({"revision": 1}, {}),
        ({"revision": 2, "evaluator": "auto"}, {"revision": 1, "evaluator": "manual"}),
        ({"evaluator": "manual"}, {"evaluator": "auto"}),
        ({"evaluated_at": LATER}, {"evaluated_at": EARLIER}),
        (
            {"evaluator": "manual", "evaluated_at": EARLIER},
            {"evaluator": "auto", "evaluated_at": LATER},
        ),
    ],
)
def test_revision_then_manual_then_evaluation_time_decide_in_whatever_order_files_come(
    tmp_path, winner, loser
):
    for place, sequence in enumerate([[(1.0, winner), (0.0, loser)], [(0.0, loser), (1.0, winner)]]):
        folder = folder_at(tmp_path / str(place))
        for number, (x, told) in enumerate(sequence):
            publish_load(folder, scored(x, **told), f"load {number}")
        assert standing(folder) == [(1.0,)]
        assert ask(folder, "select x from score_history") == [(0.0,)]


def test_an_older_revision_counts_as_unchanged(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, scored(1.0, revision=2))
    assert counts(publish_load(folder, scored(0.0, revision=1), "older")) == (0, 0, 1)


def test_scores_description_and_transcript_may_come_in_separate_loads(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1, overall_score=50.0),)), "log")
    assert counts(publish_load(folder, Load(results=results(1, Greets=0.0)), "scores")) == (0, 1, 0)
    turns = ({"interaction_id": "I1", "turn": 1, "speaker": "agent", "text": "Hello", "seconds": 2.0},)
    assert counts(publish_load(folder, Load(turns=turns), "talk")) == (0, 1, 0)
    assert ask(folder, "select official_score, score from interaction") == [(50.0, 0.0)]
    assert ask(folder, "select turn, text from turn") == [(1, "Hello")]


def test_a_later_log_fills_the_handle_time_and_keeps_the_scores(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, scored(0.0, overall_score=40.0, link="https://example.com/1"))
    publish_load(folder, Load((interaction(1, handle_seconds=90.0),)), "log")
    found = ask(folder, "select handle_seconds, overall_score, score, link from interaction")
    assert found == [(90.0, 40.0, 0.0, "https://example.com/1")]


def test_a_correction_without_exported_score_takes_the_old_exported_score_away(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, scored(0.0, overall_score=40.0))
    publish_load(folder, scored(1.0), "corrected")
    assert ask(folder, "select overall_score, official_score from interaction") == [(None, 100.0)]


def test_a_rubric_loaded_later_gives_weights_to_results_that_have_none(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),), results(1, None, Greets=0.0, Solves=1.0)))
    assert ask(folder, "select score from interaction") == [(50.0,)]
    rubric = (
        {"behavior": "Greets", "weight": 1.0, "guidance": "Say hello.", "goal_rate": 0.9},
        {"behavior": "Solves", "weight": 3.0, "critical": True},
    )
    found = publish_load(folder, Load(rubric=rubric), "rubric")
    assert (counts(found), found.rescored) == ((0, 0, 0), 1)
    assert ask(folder, "select score from interaction") == [(75.0,)]
    assert ask(folder, "select points_lost from cube order by behavior_no") == [(25.0,), (0.0,)]
    behaviors = ask(
        folder, "select behavior, weight, is_critical, guidance, goal_rate from behavior order by 1"
    )
    assert behaviors == [("Greets", 1.0, False, "Say hello.", 0.9), ("Solves", 3.0, True, None, None)]
    undo(folder)
    assert ask(folder, "select score from interaction") == [(50.0,)]


def test_the_weight_of_a_result_goes_before_that_of_the_rubric(tmp_path):
    folder = folder_at(tmp_path)
    rubric = ({"behavior": "Greets", "weight": 9.0}, {"behavior": "Solves", "weight": 1.0})
    rows = results(1, 3.0, Greets=0.0) + results(1, None, Solves=1.0)
    publish_load(folder, Load((interaction(1),), rows, rubric=rubric))
    assert ask(folder, "select score from interaction") == [(25.0,)]


def test_each_rubric_has_its_own_weights(tmp_path):
    folder = folder_at(tmp_path)
    rubric = tuple(
        {"rubric": name, "behavior": behavior, "weight": weight}
        for name, behavior, weight in [
            ("Chat", "Greets", 1.0),
            ("Chat", "Solves", 3.0),
            ("Phone", "Greets", 3.0),
            ("Phone", "Solves", 1.0),
        ]
    )
    rows = results(1, None, Greets=0.0, Solves=1.0) + results(2, None, Greets=0.0, Solves=1.0)
    publish_load(
        folder, Load((interaction(1, rubric="Chat"), interaction(2, rubric="phone")), rows, rubric=rubric)
    )
    assert ask(folder, "select score from interaction order by interaction_id") == [(75.0,), (25.0,)]


def test_a_roster_names_agents_and_their_present_team_whenever_it_comes(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1, "A1", team="North"), interaction(2, "a2", agent_name="ben"))))
    roster = (
        {"agent_id": "A1", "agent_name": "Ada", "team": "South", "email": "ada@example.com"},
        {"agent_id": "A2", "agent_name": "Ben", "team": "South"},
        {"agent_id": "A3", "agent_name": "Cleo", "team": "West"},
    )
    assert publish_load(folder, Load(agents=roster), "roster").rescored == 1
    assert ask(folder, "select agent_name, team from agent order by 1") == [
        ("Ada", "South"),
        ("Ben", "South"),
        ("Cleo", "West"),
    ]
    teams = ask(folder, "select team from interaction join team using (team_no) order by interaction_id")
    assert teams == [("North",), ("South",)]
    assert ask(folder, "select count(*) from agent_day join team using (team_no) where team = 'South'") == [
        (1,)
    ]


def test_spellings_that_differ_in_case_are_one_agent_one_team_one_behavior(tmp_path):
    folder = folder_at(tmp_path)
    first = Load((interaction(1, "A1", team="North"),), results(1, Greets=0.0))
    publish_load(folder, first)
    publish_load(folder, Load((interaction(2, "a1", team="NORTH"),), results(2, GREETS=1.0)), "second")
    for name in ("agent", "team", "behavior"):
        assert ask(folder, f"select count(*) from {name}") == [(1,)]


def test_a_dry_run_counts_what_the_load_then_does_and_changes_nothing(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, scored(0.0))
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.path.iterdir()}
    load = Load(
        (interaction(1), interaction(2, overall_score=70.0)), results(1, Greets=1.0) + results(2, Greets=0.0)
    )
    found = compare_load(folder, load)
    assert before == {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.path.iterdir()}
    assert counts(found) == (1, 1, 0)
    assert found == publish_load(folder, load, "second")
    assert (found.score_check.compared, found.score_check.differ) == (1, 1)
    assert found.score_check.examples[0].computed == 0.0


@pytest.mark.parametrize(
    ("exported", "agree"), [((67.0, 33.0), 2), ((66.7, 33.3), 2), ((66.6, 33.3), 1), ((68.0, 33.0), 1)]
)
def test_exported_scores_agree_within_their_rounding(tmp_path, exported, agree):
    told = tuple(interaction(n, overall_score=value) for n, value in enumerate(exported))
    rows = results(0, Greets=1.0, Solves=1.0, Closes=0.0) + results(1, Greets=1.0, Solves=0.0, Closes=0.0)
    check = compare_load(folder_at(tmp_path), Load(told, rows)).score_check
    assert (check.compared, check.agree, check.differ) == (2, agree, 2 - agree)


def test_undo_takes_the_last_standing_load_and_says_what_it_did(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, scored(0.0), "first")
    publish_load(folder, Load((interaction(1), interaction(2)), results(1, Greets=1.0)), "second")
    outcome = undo(folder)
    assert (outcome.import_id, outcome.removed, outcome.restored) == ("second", 1, 1)
    assert standing(folder) == [(0.0,)]
    history = loads(folder.current())
    assert [(entry.import_id, entry.undone_at is None) for entry in history] == [
        ("second", False),
        ("first", True),
    ]
    assert undo(folder).import_id == "first"
    assert ask(folder, "select count(*) from interaction") == [(0,)]


def test_a_load_that_is_not_there_or_already_taken_back_cannot_be_undone(tmp_path):
    folder = folder_at(tmp_path)
    with pytest.raises(NotFound):
        undo(folder)
    publish_load(folder, scored(0.0), "first")
    with pytest.raises(NotFound):
        undo(folder, "other")
    undo(folder, "first")
    with pytest.raises(InvalidInput, match="already"):
        undo(folder, "first")
    with pytest.raises(NotFound):
        undo(folder)


def test_a_file_is_known_while_its_load_stands_with_the_same_options_and_modes(tmp_path):
    folder = folder_at(tmp_path)
    files = ({"path": "a.csv", "sha256": "aa", "interactions": 1},)
    publish_load(folder, Load((interaction(1),), files=files), "first", timezone="UTC")
    assert known_files(folder, ["aa", "bb"], {"timezone": "UTC"})["aa"].interactions == 1
    assert known_files(folder, ["bb"], {"timezone": "UTC"}) == {}
    assert known_files(folder, ["aa"], {"timezone": "Asia/Tokyo"}) == {}
    other = folder_at(tmp_path, na_mode="pass")
    assert known_files(other, ["aa"], {"timezone": "UTC"}) == {}
    undo(folder)
    assert known_files(folder, ["aa"], {"timezone": "UTC"}) == {}


def test_a_load_after_the_modes_changed_counts_everything_with_the_new_modes(tmp_path):
    publish_load(folder_at(tmp_path), Load((interaction(1),), results(1, Greets=0.0, Solves=None)))
    folder = folder_at(tmp_path, na_mode="pass")
    publish_load(folder, Load((interaction(2),), results(2, Greets=0.0, Solves=None)), "second")
    assert ask(folder, "select score from interaction") == [(50.0,), (50.0,)]
    assert folder.current().na_mode == "pass"
    assert Settings(data=tmp_path).na_mode == "exclude"
