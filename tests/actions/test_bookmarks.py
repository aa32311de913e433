"""Contacts kept as examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coaching_lib.actions import bookmarks
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.people import agent_viewer
from coaching_lib.reports.bookmarks import kept_examples
from coaching_lib.reports.conversation import conversation

CONTACT = "C1005"


@pytest.fixture
def behavior(sample_desk) -> str:
    return conversation(sample_desk, CONTACT).results[0].behavior


def told(desk) -> list[tuple[str, str, str | None]]:
    return [(one.bookmark.behavior, one.bookmark.kind, one.bookmark.text) for one in kept_examples(desk)]


def test_the_last_word_on_a_contact_and_behavior_counts(sample_desk, behavior):
    bookmarks.keep(sample_desk, CONTACT, behavior, "good", " Clear and short. ")
    bookmarks.keep(sample_desk, CONTACT, behavior.upper(), "bad", "")
    assert told(sample_desk) == [(behavior, "bad", None)]


def test_an_example_is_let_go_once(sample_desk, behavior):
    bookmarks.keep(sample_desk, CONTACT, behavior, "good")
    bookmarks.remove(sample_desk, CONTACT, behavior)
    assert told(sample_desk) == []
    with pytest.raises(NotFound):
        bookmarks.remove(sample_desk, CONTACT, behavior)


def test_what_was_not_scored_or_not_known_is_no_example(sample_desk, behavior):
    with pytest.raises(NotFound):
        bookmarks.keep(sample_desk, CONTACT, "Juggles", "good")
    with pytest.raises(NotFound):
        bookmarks.keep(sample_desk, "nobody-knows", behavior, "good")
    with pytest.raises(InvalidInput):
        bookmarks.keep(sample_desk, CONTACT, behavior, "so-so")


def test_agents_keep_no_examples_and_see_only_those_of_their_own_contacts(sample_desk, behavior):
    bookmarks.keep(sample_desk, CONTACT, behavior, "good")
    own = conversation(sample_desk, CONTACT).agent_id
    assert len(kept_examples(replace(sample_desk, viewer=agent_viewer(own, "Own")))) == 1
    other = replace(sample_desk, viewer=agent_viewer("A999", "Other"))
    assert kept_examples(other) == []
    with pytest.raises(NotAllowed):
        bookmarks.keep(other, CONTACT, behavior, "good")
