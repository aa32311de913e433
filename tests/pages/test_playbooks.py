"""Playbooks on the Settings page: their words are changed, checked, saved, tried and taken back."""

from __future__ import annotations

from coaching_lib.reports.advice import draft
from coaching_lib.reports.playbooks import playbook_lines
from tests.pages.acting import desk_of, pressed
from tests.pages.opening import opened, words

QUESTION = "A question to the agent"


def line_of(folder, name: str):
    return next(line for line in playbook_lines(desk_of(folder)) if line.name == name)


def used(folder):
    """A playbook that a behavior of the rubric takes."""
    return next(line for line in playbook_lines(desk_of(folder)) if line.behaviors)


def editing(folder):
    """The page with that playbook chosen."""
    app = opened("settings")
    chosen = next(one for one in app.selectbox if one.label == "Playbook")
    chosen.select(used(folder).name)
    return app.run()


def write(app, text: str):
    next(one for one in app.text_area if one.label == QUESTION).input(text)
    return app.run()


def test_a_changed_word_is_in_the_next_draft_and_the_version_before_can_be_taken_back(center):
    before = used(center)
    app = editing(center)
    assert main_save(app).disabled  # nothing was changed yet
    write(app, "What would the club ask first?")
    assert "Reads at grade" in words(app)
    app = pressed_save(app)
    kept = line_of(center, before.name)
    assert (kept.version, kept.source) == (1, "record")
    assert "What would the club ask first?" in draft(desk_of(center), "a00", before.behaviors[0], 1).text
    pressed_save(write(editing(center), "What would the team ask first?"))
    assert [each.version for each in line_of(center, before.name).earlier] == [1]
    pressed(editing(center), "Take back")
    assert line_of(center, before.name).table["variants"][0]["question"] == "What would the club ask first?"


def main_save(app):
    """The Save of the playbooks: the main button of its card."""
    return next(one for one in app.button if one.label == "Save" and one.proto.type == "primary")


def pressed_save(app):
    main_save(app).click()
    return app.run()


def test_words_that_cannot_be_used_are_said_at_once_and_not_saved(center):
    app = write(editing(center), "It was {nonsense}?")
    assert "nonsense" in words(app)
    assert main_save(app).disabled
    assert used(center).version == 0


def test_ours_count_again_and_yours_are_kept(center):
    name = used(center).name
    pressed_save(write(editing(center), "What would the club ask first?"))
    pressed(editing(center), "Back to ours")
    assert line_of(center, name).source == "ours"
    pressed(editing(center), "Take back")
    assert line_of(center, name).source == "record"
