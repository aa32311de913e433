"""Facts that came in small loads are put in order again, and what was deleted leaves the file."""

from __future__ import annotations

from coaching_lib.scores.load import compact, undo
from tests.scores.generated import load_range
from tests.scores.staged import Load, ask, folder_at, interaction, publish_load, results, state


def one_load(number: int, text: str = "") -> Load:
    turns = ({"interaction_id": f"I{number}", "turn": 1, "speaker": "agent", "text": text, "seconds": 1.0},)
    rows = results(number, Greets=0.0, Solves=1.0, Closes=None)
    return Load((interaction(number, f"A{number % 2}"),), rows, turns)


def is_in_order(folder) -> bool:
    rows = ask(folder, "select behavior_no, day, agent_no from score order by rowid")
    return rows == sorted(rows)


def test_compaction_keeps_every_row_and_puts_facts_in_order(tmp_path):
    folder = folder_at(tmp_path)
    for number in range(3):
        publish_load(folder, one_load(number), f"load {number}")
    before = state(folder)
    name = compact(folder)
    assert folder.current().name == name
    assert state(folder) == before
    assert is_in_order(folder)


def test_without_scores_there_is_nothing_to_compact(tmp_path):
    assert compact(folder_at(tmp_path)) is None


def test_what_an_undone_load_said_is_gone_from_the_folder_when_nothing_before_is_kept(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, one_load(0, "A public sentence that may stay, word for word."), "first")
    publish_load(folder, one_load(1, "A private sentence nobody may find again."), "second")
    undo(folder, "second")
    compact(folder, keeps_previous=False)
    assert [file.name for file in folder.path.glob("*.duckdb")] == [f"{folder.current().name}.duckdb"]
    assert b"private sentence" not in folder.file(folder.current().name).read_bytes()


def test_small_loads_are_put_in_order_once_they_are_more_than_thirty_per_cent(tmp_path):
    folder = folder_at(tmp_path)
    load_range(folder, "first", 0, 100)
    ordered = "select value from meta where key = 'ordered_load'"
    load_range(folder, "second", 100, 140)
    assert ask(folder, ordered) == []
    load_range(folder, "third", 140, 200)
    assert ask(folder, ordered) == []
    load_range(folder, "fourth", 200, 201)
    assert ask(folder, ordered) == [("2",)]
    load_range(folder, "fifth", 201, 202)
    assert ask(folder, ordered) == [("2",)]


def test_a_load_that_compacts_leaves_what_one_that_copies_would_leave(tmp_path):
    apart, together = folder_at(tmp_path / "apart"), folder_at(tmp_path / "together")
    for number in range(4):
        publish_load(apart, one_load(number), f"load {number}")
    publish_load(apart, Load((interaction(0),), results(0, Greets=1.0)), "corrected")
    for number in range(4):
        publish_load(together, one_load(number), f"load {number}")
    compact(together)
    publish_load(together, Load((interaction(0),), results(0, Greets=1.0)), "corrected")
    assert state(apart) == state(together)
    undo(apart)
    undo(together)
    assert state(apart) == state(together)
