"""Which words of which contacts are quoted."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coaching_lib.advice.choose import Contact, choose
from coaching_lib.advice.playbook import playbooks
from coaching_lib.advice.verify import verify

ASK = playbooks()["diagnostic"]
GENERAL = playbooks()["general"]
CLOSE = playbooks()["closing"]


def contact(interaction_id: str, day: int, *turns: str, points: float = 5.0) -> Contact:
    return Contact(interaction_id, date(2024, 6, day), "chat", None, points, tuple(enumerate(turns, 1)))


LONG_ENOUGH = "you should install the other driver and restart the machine"


def test_a_substantial_turn_is_quoted_and_not_an_ok():
    (quote,) = choose([contact("C1", 1, "ok", LONG_ENOUGH, "np")], GENERAL, 1)
    assert (quote.turn, quote.text) == (2, LONG_ENOUGH)


def test_the_newest_contact_comes_first():
    chosen = choose([contact("C1", 1, LONG_ENOUGH), contact("C2", 9, LONG_ENOUGH)], GENERAL, 2)
    assert [quote.interaction_id for quote in chosen] == ["C2", "C1"]


def test_two_quotes_come_from_different_days_and_the_dearer_contact_wins_its_day():
    dear, cheap = contact("C1", 9, LONG_ENOUGH, points=30.0), contact("C2", 9, LONG_ENOUGH, points=3.0)
    chosen = choose([cheap, dear, contact("C3", 2, LONG_ENOUGH)], GENERAL, 2)
    assert [quote.interaction_id for quote in chosen] == ["C1", "C3"]


def test_a_miss_is_shown_by_a_turn_without_the_sign_of_having_done_it():
    asked = "which version of the driver do you have installed now?"
    (quote,) = choose([contact("C1", 1, asked, LONG_ENOUGH)], ASK, 1)
    assert quote.text == LONG_ENOUGH


def test_a_strength_is_shown_by_a_turn_with_the_sign():
    asked = "which version of the driver do you have installed now?"
    (quote,) = choose([contact("C1", 1, LONG_ENOUGH, asked)], ASK, 1, is_met=True)
    assert quote.text == asked and quote.is_strength


def test_the_end_of_a_contact_is_quoted_for_its_closing():
    (quote,) = choose(
        [contact("C1", 1, LONG_ENOUGH, "then open the second tab of the network settings")], CLOSE, 1
    )
    assert quote.turn == 2


def test_of_a_long_turn_one_whole_sentence_is_quoted():
    long = "Hm. " + "Please open the settings of the network manager first. " + "word " * 80
    (quote,) = choose([contact("C1", 1, long)], GENERAL, 1)
    assert quote.text == "Please open the settings of the network manager first."


def test_addresses_are_not_quoted():
    (quote,) = choose(
        [contact("C1", 1, "please read this page about it https://example.com/a/b?c=d")], GENERAL, 1
    )
    assert quote.text == "please read this page about it"


def test_nothing_worth_quoting_gives_no_quote():
    assert choose([contact("C1", 1, "ok", "np", "yes"), contact("C2", 1)], GENERAL, 2) == ()


@given(
    st.lists(st.lists(st.text(max_size=400), max_size=4), max_size=4), st.sampled_from(sorted(playbooks()))
)
def test_every_chosen_quote_stands_word_for_word_in_its_turn(texts, name):
    contacts = [contact(f"C{place}", 1 + place, *turns) for place, turns in enumerate(texts)]
    turns = {(c.interaction_id, turn): text for c in contacts for turn, text in c.agent_turns}
    chosen = choose(contacts, playbooks()[name], 2)
    assert all(quote.text in turns[quote.interaction_id, quote.turn] for quote in chosen)
    assert verify("\n\n".join(f"“{quote.text}”" for quote in chosen), chosen, turns) == ()
