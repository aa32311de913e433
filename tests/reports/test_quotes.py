"""Quotes of a plan's advice against the transcripts that are loaded now."""

from __future__ import annotations

from datetime import timedelta

from coaching_lib.reports.quotes import check_quotes
from tests.conftest import TODAY
from tests.reports.builders import Contact, load

SAID = {
    "i1": "Please restart the router and tell me what you see.",
    "i2": "Nothing more to be done on my side, goodbye.",
}
PLACES = (("i1", 2), ("i2", 2))
TEXT = "From your contacts.\n\n" + "\n\n".join(f"“{words}”" for words in SAID.values())


def centre_with(desk, *names: str):
    """A center in which only these two contacts were said."""
    turns = {name: (("customer", "It is broken."), ("agent", SAID[name])) for name in names}
    load(
        desk,
        [Contact(n, "a1", TODAY - timedelta(days=3), {"Greets": 0.0}, turns=t) for n, t in turns.items()],
    )
    return desk


def test_quotes_of_loaded_transcripts_are_found_word_for_word(empty_desk):
    found = check_quotes(centre_with(empty_desk, "i1", "i2"), TEXT, TEXT, PLACES)
    assert (found.altered, found.gone) == ((), 0)


def test_an_altered_quote_is_named(empty_desk):
    changed = TEXT.replace("restart the router", "restart your router")
    found = check_quotes(centre_with(empty_desk, "i1", "i2"), changed, TEXT, PLACES)
    assert found.altered == ("Please restart your router and tell me what you see.",)


def test_without_any_transcript_quotes_are_compared_with_the_draft_and_that_is_said(empty_desk):
    assert check_quotes(empty_desk, TEXT, TEXT, PLACES).altered == ()
    found = check_quotes(empty_desk, TEXT.replace("router", "phone"), TEXT, PLACES)
    assert found.altered == ("Please restart the phone and tell me what you see.",)
    assert found.gone == 2


def test_with_one_transcript_gone_the_other_is_still_checked(empty_desk):
    desk = centre_with(empty_desk, "i1")
    assert check_quotes(desk, TEXT, TEXT, PLACES).altered == ()
    found = check_quotes(desk, TEXT.replace("restart the router", "restart your router"), TEXT, PLACES)
    assert found.altered == ("Please restart your router and tell me what you see.",)
    assert found.gone == 1


def test_advice_without_quotes_has_nothing_to_check(empty_desk):
    found = check_quotes(empty_desk, "Greet first.", "Greet first.", ())
    assert (found.altered, found.gone) == ((), 0)
