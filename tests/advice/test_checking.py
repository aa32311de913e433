"""An organisation's own playbook is checked in sentences before it is used."""

from __future__ import annotations

import pytest

from coaching_lib.advice.checking import TYPICAL, grades, problems
from coaching_lib.advice.compose import compose_from
from coaching_lib.advice.grade import grade as own_grade
from coaching_lib.advice.own_files import own_files
from coaching_lib.advice.playbook import playbook, playbooks, table_of

GOOD = table_of(playbooks()["greeting"])


def changed(part: str, words: str) -> dict:
    """Our greeting with another wording of one part in its first variant."""
    first, *others = GOOD["variants"]
    return GOOD | {"variants": [first | {part: words}, *others]}


@pytest.mark.parametrize("name", sorted(playbooks()))
def test_our_own_playbooks_have_no_problem_and_are_easy_to_read(name):
    table = table_of(playbooks()[name])
    assert problems(name, table) == ()
    assert max(grades(name, table)) <= 8


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "The title is missing."),
        (GOOD | {"place": "middle"}, "place 'middle'"),
        (GOOD | {"sing": ["hello"]}, "no entry 'sing'"),
        (GOOD | {"synonyms": "hello"}, "synonyms has to be a list"),
        (GOOD | {"variants": []}, "1 to 9 variants"),
        (GOOD | {"variants": [{"say": "x"}]}, "Variant 1: situation is empty."),
        (GOOD | {"variants": ["x"]}, "Variant 1 has no parts."),
        (changed("say_fax", "Hello."), "say_fax: there is no such part"),
        (changed("effect", "{customer} leaves."), "no placeholder {customer}"),
        (changed("effect", "A brace { alone."), "a brace"),
        (changed("say", "Say “hello”."), "kept for transcripts"),
        (changed("effect", "x" * 301), "longer than 300"),
        (changed("practice", "If they call, then do this and that. " * 7), "95 leave room for the facts"),
    ],
)
def test_each_mistake_is_named_with_its_place(table, said):
    found = problems("greeting", table)
    assert any(said in each for each in found), found


@pytest.mark.parametrize("name", ["", "Greeting", "price talk", "frame", "../x"])
def test_a_name_that_is_none_is_refused(name):
    assert "is not one" in problems(name, GOOD)[0]


def test_our_count_of_the_reading_grade_is_near_that_of_textstat(grade):
    for book in playbooks().values():
        for variant in (1, 2, 3):
            text = compose_from(book, TYPICAL, variant).text
            assert own_grade(text) == pytest.approx(grade(text), abs=0.5)


def test_a_written_table_reads_back_as_the_same_playbook():
    for name, book in playbooks().items():
        assert playbook(name, table_of(book)) == book


FILE = """
title = "Our hello"
behaviors = ["Greets and offers help"]

[[variants]]
situation = "{when} our own hello was missing. You {spoke}:"
effect = "Our members know the hello by heart. Without it, they ask if they are at the right place."
say = 'Say it as we agreed: "Welcome to the club, what can I do for you today?"'
practice = "If a member calls this week, then say the club hello before you ask for the number."
question = "How does it feel to say it?"
"""


def test_files_of_a_folder_are_read_and_broken_ones_say_why(tmp_path):
    (tmp_path / "ours.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("title = ", encoding="utf-8")
    (tmp_path / "empty.toml").write_text('title = "x"', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no playbook", encoding="utf-8")
    found = {file.name: file for file in own_files(tmp_path)}
    assert set(found) == {"broken", "empty", "ours"}
    assert found["ours"].book.title == "Our hello" and found["ours"].book.is_own
    assert "cannot be read" in found["broken"].problems[0]
    assert "variants are needed" in found["empty"].problems[0]


def test_a_changed_file_is_read_again_and_a_folder_that_is_not_there_has_none(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(FILE, encoding="utf-8")
    own_files(tmp_path)
    file.write_text(FILE.replace("Our hello", "Another hello"), encoding="utf-8")
    assert own_files(tmp_path)[0].book.title == "Another hello"
    assert own_files(tmp_path / "nothing") == ()
