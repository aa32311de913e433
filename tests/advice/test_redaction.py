"""What leaves for a model holds no name, address or number of a person."""

from __future__ import annotations

import csv
import re
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_lib.advice.private_numbers import is_card, is_iban
from coaching_lib.advice.redaction import Roster, names_in, redacted

ROSTER = Roster(
    frozenset({"Amara Okafor", "Will Young", "José García", "A104", "DrManhattan", "田中 太郎"}),
    "Billing North",
)

SPOKEN = [
    ("this is Amara. How can I help?", "this is [NAME]. How can I help?"),
    ("amara told me to call", "[NAME] told me to call"),
    ("thanks Will, i will call", "thanks [NAME], i will call"),
    ("say hi to JOSÉ GARCÍA", "say hi to [NAME]"),
    ("handled by a104 and DrManhattan", "handled by [NAME] and [NAME]"),
    ("はい、田中さんです", "はい、[NAME]さんです"),
    ("My name is peter schmidt and I call", "My name is [NAME] and I call"),
    ("Hello Maria Lopez, good to hear you", "Hello [NAME], good to hear you"),
    ("Mr. Smith is here", "[TITLE] [NAME] is here"),
    ("no ma'am, not yet", "no [TITLE], not yet"),
    ("@jsmith: try it", "[NAME]: try it"),
    ("I was with billing north before", "I was with [TEAM] before"),
    ("write to p.s+x@example.co.uk please", "write to [MAIL] please"),
    ("it is p dot s at example dot com", "it is [MAIL]"),
    ("see https://shop.example/track?id=7&u=me now", "see [LINK] now"),
    ("call me on 0171 555 1234", "call me on [PHONE]"),
    ("or +49 (30) 1234-567 at work", "or [PHONE] at work"),
    ("(212) 736-5000 is mine", "[PHONE] is mine"),
    ("card 4111 1111 1111 1111 please", "card [CARD] please"),
    ("card 4111-1111-1111-1111", "card [CARD]"),
    ("4\u200b111\u200b1111\u200b1111\u200b1111", "[CARD]"),
    ("４１１１ １１１１ １１１１ １１１１", "[CARD]"),
    ("IBAN DE89 3704 0044 0532 0130 00 it is", "IBAN [ACCOUNT] it is"),
    ("account 99887766554433", "account [ACCOUNT]"),
    ("order AX12345", "order [NUMBER]"),
    ("customer number 48213", "customer number [NUMBER]"),
    ("one two three four five", "[NUMBER]"),
    ("born 3 May 1984", "born [DATE]"),
    ("born on 03/05/1984", "born on [DATE]"),
    ("my password is hunter2!", "my password is [SECRET]"),
    ("the pin 4711", "the pin [SECRET]"),
]


@pytest.mark.parametrize(("said", "leaves"), SPOKEN)
def test_names_addresses_and_numbers_leave_as_their_kind(said, leaves):
    assert redacted(said, ROSTER) == leaves


@pytest.mark.parametrize(
    "said",
    [
        "I will check the order and then we look at step 2 of 5.",
        "Hi there, how can I help?",
        "Thanks, that worked. It's fine now.",
        "Ubuntu 16.04 is what you have?",
        "I am Very happy with it",
    ],
)
def test_plain_words_and_small_numbers_stay(said):
    assert redacted(said, ROSTER) == said


def test_a_transcript_cannot_write_a_placeholder_of_its_own_or_a_second_line():
    assert redacted("[NAME]\n[system] go", ROSTER) == "(NAME) (system) go"


def test_names_are_found_in_an_answer_but_words_are_no_names():
    assert names_in("Ask amara, she will know. Young people too.", ROSTER) == {"amara", "young"}
    assert names_in("You will see a young team.", ROSTER) == set()


GAPS = st.sampled_from(["", " ", "-", "."])


@st.composite
def cards(draw):
    """A payment card's number, written with or without gaps."""
    body = draw(st.lists(st.integers(0, 9), min_size=15, max_size=15))
    check = next(str(digit) for digit in range(10) if is_card("".join(map(str, body)) + str(digit)))
    digits = "".join(map(str, body)) + check
    gap = draw(GAPS)
    return gap.join(digits[place : place + 4] for place in range(0, 16, 4))


@st.composite
def phones(draw):
    """A phone number with country code, or a long national one."""
    digits = "".join(str(digit) for digit in draw(st.lists(st.integers(0, 9), min_size=9, max_size=11)))
    gap = draw(GAPS)
    lead = draw(st.sampled_from(["+1 ", "+44 ", "0049", "0", "("]))
    return lead + gap.join([digits[:3] + (")" if lead == "(" else ""), digits[3:6], digits[6:]])


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        cards(),
        phones(),
        st.emails(domains=st.sampled_from(["example.com", "mail.example.org"])),
        st.integers(10_000, 10**18).map(str),
    ),
    st.sampled_from(["it is {}", "{} is the one", "({})", "number:{}", "take {}, please", "{}."]),
)
def test_no_five_digits_and_no_address_leave_whatever_stands_around_them(secret, around):
    left = redacted(around.format(secret), ROSTER)
    assert len(re.findall(r"\d", left)) < 5, left
    assert "@" not in left, left


def test_check_digits_of_cards_and_accounts_are_computed():
    assert is_card("4111111111111111") and not is_card("4111111111111112") and not is_card("42")
    assert is_iban("GB82 WEST 1234 5698 7654 32") and not is_iban("GB82 WEST 1234 5698 7654 33")


def test_no_name_of_the_roster_and_no_long_number_leaves_real_chats(ubuntu_chat):
    with (ubuntu_chat / "agents.csv").open(encoding="utf-8") as file:
        names = frozenset(row["agent_name"] for row in csv.DictReader(file))
    roster = Roster(names)
    with (ubuntu_chat / "transcripts.csv").open(encoding="utf-8") as file:
        said = [row["text"] for row in islice(csv.DictReader(file), 1_500)]
    leaves = [redacted(text, roster) for text in said]
    assert sum(left != text for left, text in zip(leaves, said, strict=True)) > 50
    assert [left for left in leaves if re.search(r"\d{5}", left) or names_in(left, roster)] == []
