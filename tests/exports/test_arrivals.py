"""When a file that arrives in a watched folder is complete, and which files belong together."""

from __future__ import annotations

import os

import pytest

from coaching_lib.exports.arrivals import EMPTY_STILL, LONGEST_WAIT, Inbox, is_unfinished


@pytest.fixture
def inbox(tmp_path) -> Inbox:
    return Inbox(tmp_path, still=2)


def write(inbox: Inbox, name: str, text: str = "x") -> None:
    path = inbox.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def seen(inbox: Inbox, now: float) -> list[str]:
    return [path.relative_to(inbox.folder).as_posix() for path in inbox.look(now)]


def test_a_file_is_handed_over_once_it_was_still_and_only_once(inbox):
    write(inbox, "a.csv")
    assert [seen(inbox, now) for now in (0, 1, 2, 3, 60)] == [[], [], ["a.csv"], [], []]


def test_a_file_that_is_still_written_waits(inbox):
    write(inbox, "a.csv", "half")
    assert seen(inbox, 0) == []
    write(inbox, "a.csv", "half and the other half")
    assert seen(inbox, 2) == []
    assert seen(inbox, 4) == ["a.csv"]


def test_files_that_arrive_together_are_handed_over_together(inbox):
    write(inbox, "results.csv")
    seen(inbox, 0)
    write(inbox, "interactions.csv")
    assert seen(inbox, 2) == []
    assert seen(inbox, 4) == ["results.csv", "interactions.csv"]


def test_a_file_without_end_does_not_hold_up_the_others_for_ever(inbox):
    write(inbox, "a.csv")
    write(inbox, "endless.log", "1")
    handed = []
    for now in range(0, int(LONGEST_WAIT) + 4, 2):
        write(inbox, "endless.log", "1" * (now + 2))
        handed += [(now, name) for name in seen(inbox, now)]
    assert handed == [(LONGEST_WAIT, "a.csv")]


def test_a_changed_file_is_handed_over_again(inbox):
    write(inbox, "a.csv", "first")
    seen(inbox, 0)
    assert seen(inbox, 2) == ["a.csv"]
    write(inbox, "a.csv", "second, longer")
    assert [seen(inbox, now) for now in (3, 4, 5)] == [[], [], ["a.csv"]]


def test_an_empty_file_may_still_be_filled(inbox):
    write(inbox, "a.csv", "")
    write(inbox, "b.csv")
    seen(inbox, 0)
    assert seen(inbox, 2) == ["b.csv"]
    assert seen(inbox, EMPTY_STILL) == ["a.csv"]


def test_folders_are_followed_and_unfinished_names_are_not(inbox):
    unfinished = ("a.csv.part", "b.tmp", "~$book.xlsx", ".hidden.csv", "c.csv~", "d.CRDOWNLOAD", ".git/e.csv")
    for name in (*unfinished, "2026/03/evaluation.json"):
        write(inbox, name)
    os.mkfifo(inbox.folder / "pipe.csv")
    seen(inbox, 0)
    assert seen(inbox, 2) == ["2026/03/evaluation.json"]
    assert not is_unfinished("part.csv")


def test_a_file_that_gets_its_name_at_the_end_is_handed_over_under_it(inbox):
    write(inbox, "a.csv.part")
    seen(inbox, 0)
    (inbox.folder / "a.csv.part").rename(inbox.folder / "a.csv")
    assert [seen(inbox, now) for now in (5, 7)] == [[], ["a.csv"]]


def test_a_folder_that_is_away_for_a_while_brings_nothing_twice(inbox):
    write(inbox, "a.csv")
    seen(inbox, 0)
    assert seen(inbox, 2) == ["a.csv"]
    away = inbox.folder.with_name("away")
    inbox.folder.rename(away)
    assert seen(inbox, 3) == []
    away.rename(inbox.folder)
    assert [seen(inbox, now) for now in (4, 10)] == [[], []]
