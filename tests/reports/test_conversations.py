"""Examples and single conversations."""

from __future__ import annotations

from datetime import date

import pytest

from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.reports.conversation import conversation
from coaching_lib.reports.examples import examples
from tests.conftest import desk_over
from tests.reports.builders import Contact, load
from tests.reports.conftest import TODAY

TALK = (
    ("customer", "Hello?"),
    ("customer", "Anyone?"),
    ("agent", "Yes."),
    ("customer", "My line is dead."),
    ("agent", "I will look."),
)


@pytest.fixture
def talks(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    load(
        desk,
        [
            Contact("old", "a1", date(2026, 5, 1), {"Greets": 0.0, "Closes": 1.0}, turns=TALK),
            Contact("new", "a1", date(2026, 6, 1), {"Greets": 0.5, "Closes": None, "Verifies": 0.0}),
            Contact("good", "a1", date(2026, 6, 2), {"Greets": 1.0}, turns=(("agent", "Good day."),)),
            Contact("future", "a1", date(2026, 8, 2), {"Greets": 0.0}),
        ],
    )
    return desk


def test_examples_are_missed_or_partly_met_contacts_newest_first(talks):
    found = examples(talks, "a1", "greets", Filters())
    assert [example.interaction_id for example in found] == ["new", "old"]
    assert [example.interaction_id for example in examples(talks, "a1", "Greets", Filters(), met=True)] == [
        "good"
    ]


def test_an_example_shows_the_agents_first_turn_with_one_before_and_after(talks):
    new, old = examples(talks, "a1", "Greets", Filters())
    assert [turn.text for turn in old.turns] == ["Anyone?", "Yes.", "My line is dead."]
    assert new.turns == ()
    assert [turn.text for turn in examples(talks, "a1", "Greets", Filters(), met=True)[0].turns] == [
        "Good day."
    ]
    assert old.link == "https://example.com/old"
    assert old.started_at.isoformat() == "2026-05-01T12:00:00+00:00"


def test_an_unknown_behavior_has_no_examples_but_a_sentence(talks):
    with pytest.raises(NotFound, match="no behavior 'Sings'"):
        examples(talks, "a1", "Sings", Filters())


def test_a_conversation_shows_every_turn_and_result(talks):
    found = conversation(talks, "new")
    assert {result.behavior: result.result for result in found.results} == {
        "Greets": "partial",
        "Closes": "not applicable",
        "Verifies": "missed",
    }
    assert (found.is_auto_failed, found.score) == (True, 0.0)
    assert len(conversation(talks, "old").turns) == 5


def test_a_conversation_after_today_is_not_there_yet(talks):
    with pytest.raises(NotFound):
        conversation(talks, "future")
