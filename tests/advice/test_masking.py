"""What leads to a person is masked where words are shown; everything else stays as it was said."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_lib.advice.masking import MAIL, NAME, is_all_of, masked, names_told, stands_in

SHOWN = [
    ("Call +47 912 34 567 now", "Call ••••••67 now"),
    ("Card 4111 1111 1111 1111.", "Card ••••••11."),
    ("IBAN DE89 3704 0044 0532 0130 00 please", "IBAN ••••••00 please"),
    ("Your number is 55-203, right?", "Your number is ••••••, right?"),
    ("the pin is 4821", "the pin is ••••••"),
    ("order 12345 is here", "order •••••• is here"),
    ("it is four four one seven nine", "it is ••••••"),
    ("write to a.b@example.com please", f"write to {MAIL} please"),
]


@pytest.mark.parametrize(("said", "shown"), SHOWN)
def test_numbers_and_addresses_of_customers_are_masked(said, shown):
    assert masked(said) == shown
    assert is_all_of(shown, said)


@pytest.mark.parametrize(
    "said",
    [
        "Ubuntu 10.04.1 on 192.168.0.1 with kernel 2.6.32-21-generic",
        "on 28.06.2024 or 2024-06-28, from 2010-2012",
        "it costs 34.90, or 3,400 a year; 10 000 people do it",
        "use port 11371, I see error 0x80070005",
        "between 12:34:56 and 13:00, from 6 to 12",
        "chmod 777 and then 2048",
    ],
)
def test_versions_dates_prices_and_codes_stay(said):
    assert masked(said) == said


def test_example_phone_numbers_of_every_region_are_masked_however_they_are_written():
    shown = []
    examples = map(phonenumbers.example_number, phonenumbers.SUPPORTED_REGIONS)
    for number in (each for each in examples if each.national_number >= 100_000):
        for form in ("E164", "INTERNATIONAL", "NATIONAL"):
            written = phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, form))
            text = f"Reach me at {written} today"
            is_like_a_version = "." in written and len(written) < 9
            if is_like_a_version:
                continue
            if sum(char.isdigit() for char in masked(text)) > 2 or not is_all_of(masked(text), text):
                shown.append(text)
    assert shown == []


def test_names_of_customers_are_learned_from_the_conversation_and_masked():
    turns = [
        ("agent", "Hello, Tarnwick service."),
        ("customer", "Hi, my name is Dana Hill and my line is down"),
        ("agent", "Thanks, Dana. Does Mr. Hill have the contract?"),
    ]
    names = names_told(turns)
    assert names == {"Dana", "Hill"}
    assert masked(turns[2][1], names) == f"Thanks, {NAME}. Does Mr. {NAME} have the contract?"
    assert masked("go up the hill, dana", names) == "go up the hill, dana"


@pytest.mark.parametrize("said", ["Hi there, what is it?", "Thank you all.", "This is Monday, right?"])
def test_words_that_are_no_names_are_not_learned(said):
    assert names_told([("customer", said), ("agent", said)]) == frozenset()


def test_a_mark_does_not_stand_for_any_other_word():
    assert not stands_in("I [name] that", "I hate that")
    assert not stands_in("I •••••• that", "I hate that")
    assert not stands_in("it is ••••••12", "it is 4711 0815")
    assert stands_in("it is ••••••15", "so it is 4711 08 15, yes")


@given(st.text(max_size=200), st.sets(st.sampled_from(["Anna", "Ole", "Hill"])))
def test_a_masked_text_is_word_for_word_what_was_said_but_for_its_marks(said, names):
    shown = masked(said, names)
    assert is_all_of(shown, said)


@given(st.text(alphabet="0123456789 +-()./,abAB@.é", max_size=60))
def test_masking_twice_changes_nothing_more_and_keeps_all_letters(said):
    shown = masked(said)
    assert is_all_of(shown, said)
    assert masked(shown) == shown
