"""Altered quotes are found, whatever was done to them."""

from __future__ import annotations

import pytest

from coaching_lib.advice.compose import compose
from coaching_lib.advice.verify import verify
from tests.advice.builders import MISS, TURNS, facts

DRAFT = compose(facts(evidence=(MISS,)))


def test_a_fresh_draft_has_no_altered_quote():
    assert verify(DRAFT.text, DRAFT.evidence, TURNS) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lightdm is the default", "lightdm is not the default"),
        ("but i tend to use gdm", "but i tend to use it"),
        (", but i tend to use gdm", ""),
        ("@customer: lightdm", "lightdm"),
        ("default", "Default"),
        ("“@customer", "“@customer,"),
        ("“@customer: lightdm is the default, but i tend", "@customer: lightdm is the default, and I tend"),
    ],
)
def test_a_changed_quote_is_flagged(before, after):
    text = DRAFT.text.replace(before, after)
    assert text != DRAFT.text
    assert len(verify(text, DRAFT.evidence, TURNS)) == 1


def test_the_marks_may_go_while_the_words_stay():
    text = DRAFT.text.replace("“" + MISS.text + "”", MISS.text)
    assert verify(text, DRAFT.evidence, TURNS) == ()


def test_leaving_a_quote_out_is_no_alteration():
    text = DRAFT.text.replace("“" + MISS.text + "”", "")
    assert verify(text, DRAFT.evidence, TURNS) == ()


def test_own_words_around_the_quotes_are_free():
    assert verify("Hello Anita. " + DRAFT.text + ' Say "hello" first.', DRAFT.evidence, TURNS) == ()


def test_an_invented_quote_is_flagged():
    text = DRAFT.text + "\n\n“I do not care about that.”"
    assert verify(text, DRAFT.evidence, TURNS) == ("I do not care about that.",)


def test_a_quote_is_flagged_when_the_transcript_says_something_else_by_now():
    assert verify(DRAFT.text, DRAFT.evidence, {**TURNS, ("C1", 4): "something else"}) == (MISS.text,)
