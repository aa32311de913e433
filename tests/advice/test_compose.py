"""The words of a draft: in shape, true to the facts, readable."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_lib.advice.compose import compose, compose_from, restate_goal
from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import facts_hash
from coaching_lib.advice.playbook import PARTS, playbooks
from coaching_lib.advice.shape import HEADS, blocks, quoted
from tests.advice.builders import BEHAVIORS, MISS, PRAISE, SECOND, facts, shapes

EVERY = [
    (behavior, variant, name) for behavior in BEHAVIORS for variant in (1, 2, 3) for name in shapes(behavior)
]


@pytest.mark.parametrize("name", sorted(playbooks()))
def test_every_variant_has_120_to_180_words_and_reads_at_grade_8_or_below_whatever_is_known(name, grade):
    book = playbooks()[name]
    for variant in range(1, len(book.variants) + 1):
        for behavior in ("Takes private details out of the public thread", book.title):
            for known in shapes(behavior).values():
                for kind in (None, "call", "chat", "mail"):
                    text = compose_from(book, replace(known, kind=kind), variant).text
                    assert 120 <= len(text.split()) <= 180, text
                    assert grade(text) <= 8, text
                    assert grade(re.sub("“.*?”", "", text)) <= 8, text


@pytest.mark.parametrize(("behavior", "variant", "name"), EVERY)
def test_every_figure_in_a_draft_is_one_of_the_facts(behavior, variant, name):
    known = shapes(behavior)[name]
    draft = compose(known, variant)
    allowed = {"25%", "6", "24", "47%", "9.5", "22", "46%", "0", "2024", "4", "12", "28", "14", "3"}
    allowed |= {"12", "40%", "1", "0.5", "50%", "90%", "100%"} | set(re.findall(r"\d+", behavior))
    words = re.sub("“.*?”", "", draft.text)
    words = words.replace("in C1, C2 and C9", "")
    assert set(re.findall(r"\d+(?:\.\d+)?%?", words)) <= allowed


@pytest.mark.parametrize("variant", [1, 2, 3])
def test_the_parts_come_in_the_order_of_the_shape(variant):
    text = compose(facts(evidence=(MISS,)), variant).text
    places = [text.index(head) for head in HEADS]
    assert places == sorted(places)


def test_the_result_stands_with_its_count_period_and_comparison():
    text = compose(facts()).text
    for said in (
        "6 of 24 contacts (25%)",
        "rom 6 April to 4 July 2024",
        "47%",
        "46%",
        "12 August 2024",
        "from the second week on",
    ):
        assert said in text


@pytest.mark.parametrize("variant", [1, 2, 3])
def test_a_goal_below_the_counted_rate_is_told_with_the_rate_without_luck(variant):
    assert "luck" in compose(shapes("Takes ownership")["a lucky rate above the goal"], variant).text
    assert "luck" not in compose(facts(evened_out_rate=0.3), variant).text


def test_the_evidence_is_exactly_what_the_text_quotes():
    draft = compose(facts())
    assert [block.text for block in blocks(draft.text) if block.kind == "quote"] == [PRAISE.text, MISS.text]
    assert {quote.text for quote in draft.evidence} == {PRAISE.text, MISS.text}


def test_without_transcripts_the_draft_says_so_and_names_the_days():
    text = compose(shapes("Takes ownership")["no transcripts"]).text
    assert "transcript" in text
    assert "28 June, 14 June and 3 May" in text
    assert "“" not in text


def test_undated_contacts_are_named_by_their_ids():
    assert "missed in C1, C2 and C9." in compose(shapes("x")["no dates and no transcripts"]).text


def test_a_phone_contact_is_said_and_a_chat_is_written():
    assert "ou wrote:\n" in compose(facts(evidence=(MISS,), strength=None)).text
    assert "ou said:\n" in compose(facts(evidence=(SECOND,), strength=None)).text


def test_refresh_goes_round_the_variants():
    one, two, three, four = (compose(facts(), variant) for variant in (1, 2, 3, 4))
    assert len({one.text, two.text, three.text}) == 3
    assert one == four
    assert (one.variant, two.variant, one.variants) == (1, 2, 3)


def test_the_same_facts_give_the_same_hash_and_other_facts_another():
    assert facts_hash(facts()) == facts_hash(facts())
    assert facts_hash(facts()) != facts_hash(facts(missed=17.0))


def test_another_goal_in_the_form_changes_the_sentence_in_the_text():
    draft = compose(facts())
    text = restate_goal(draft, draft.text + " And my own words.", 0.6, date(2024, 9, 2), settling=True)
    assert "60%" in text and "2 September 2024" in text
    assert "46%" not in text and "12 August" not in text
    assert text.endswith("And my own words.")


def test_a_goal_sentence_that_was_rewritten_is_left_alone():
    draft = compose(facts())
    assert restate_goal(draft, "My own words.", 0.6, date(2024, 9, 2), settling=True) == "My own words."


def test_there_are_24_playbooks_with_three_variants_and_all_parts():
    assert len(playbooks()) >= 24
    for book in playbooks().values():
        assert len(book.variants) >= 3, book.name
        for own in book.variants:
            assert {part.split("_")[0] for part in own} == set(PARTS)
            assert set(own) >= set(PARTS)
            assert own["practice"].startswith("If ") and " then " in own["practice"]
            assert "this week" in own["practice"]


def test_variants_differ_in_every_part():
    for part in PARTS:
        said = [own[part] for book in playbooks().values() for own in book.variants]
        assert len(set(said)) == len(said)


JUDGING = r"\b(lazy|careless|poor|weak|fail(ed)? to|always|you never|must)\b|you are too\b"


def test_no_playbook_judges_a_person_or_puts_words_in_the_marks_of_quotes():
    for book in playbooks().values():
        for own in book.variants:
            said = " ".join(own.values()).casefold()
            assert "“" not in said and "”" not in said
            assert not re.search(JUDGING, said), (book.name, re.search(JUDGING, said))


def test_every_sentence_to_say_stands_in_plain_marks_and_every_part_ends_as_a_sentence():
    for book in playbooks().values():
        for own in book.variants:
            for part, said in own.items():
                assert said.count('"') % 2 == 0, said
                ends = (":",) if part.startswith("situation") else ("?",) if part == "question" else '.?!"'
                assert said.endswith(tuple(ends)), said


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=150
    ).filter(str.strip),
    behavior=st.text(min_size=1, max_size=40).filter(str.strip),
    variant=st.integers(1, 4),
)
def test_a_quote_stands_word_for_word_whatever_it_says(text, behavior, variant):
    quote = Evidence("C1", 1, text, date(2024, 6, 28))
    draft = compose(facts(behavior, evidence=(quote,)), variant)
    assert quote in draft.evidence
    assert quoted(text) in draft.text
