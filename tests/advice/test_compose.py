"""The words of a draft: in shape, true to the facts, readable."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_lib.advice.compose import compose, restate_goal
from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import facts_hash
from coaching_lib.advice.playbook import playbooks
from coaching_lib.advice.shape import HEADS, blocks, quoted
from tests.advice.builders import BEHAVIORS, MISS, PRAISE, SECOND, facts, shapes

EVERY = [
    (behavior, variant, name) for behavior in BEHAVIORS for variant in (1, 2) for name in shapes(behavior)
]


@pytest.mark.parametrize(("behavior", "variant", "name"), EVERY)
def test_every_draft_has_120_to_180_words_and_reads_at_grade_8_or_below(behavior, variant, name, grade):
    draft = compose(shapes(behavior)[name], variant)
    assert 120 <= len(draft.text.split()) <= 180
    assert grade(draft.text) <= 8
    assert grade(re.sub("“.*?”", "", draft.text)) <= 8


@pytest.mark.parametrize(("behavior", "variant", "name"), EVERY)
def test_every_figure_in_a_draft_is_one_of_the_facts(behavior, variant, name):
    known = shapes(behavior)[name]
    draft = compose(known, variant)
    allowed = {"25%", "6", "24", "47%", "9.5", "22", "46%", "0", "2024", "4", "12", "28", "14", "3"}
    allowed |= {"12", "40%", "1", "0.5", "50%", "90%", "100%"} | set(re.findall(r"\d+", behavior))
    words = re.sub("“.*?”", "", draft.text)
    words = words.replace("in C1, C2 and C9", "")
    assert set(re.findall(r"\d+(?:\.\d+)?%?", words)) <= allowed


@pytest.mark.parametrize("variant", [1, 2])
def test_the_parts_come_in_the_order_of_the_shape(variant):
    text = compose(facts(evidence=(MISS,)), variant).text
    places = [text.index(head) for head in HEADS]
    assert places == sorted(places)


def test_the_result_stands_with_its_count_period_and_comparison():
    text = compose(facts()).text
    for said in (
        "6 of 24 contacts (25%)",
        "From 6 April to 4 July 2024",
        "47%",
        "46% or more by 12 August 2024",
    ):
        assert said in text


@pytest.mark.parametrize("variant", [1, 2])
def test_a_goal_below_the_counted_rate_is_told_with_the_rate_without_luck(variant):
    assert "luck" in compose(shapes("Takes ownership")["a lucky rate above the goal"], variant).text
    assert "luck" not in compose(facts(evened_out_rate=0.3), variant).text


def test_the_evidence_is_exactly_what_the_text_quotes():
    draft = compose(facts())
    assert [block.text for block in blocks(draft.text) if block.kind == "quote"] == [PRAISE.text, MISS.text]
    assert {quote.text for quote in draft.evidence} == {PRAISE.text, MISS.text}


def test_without_transcripts_the_draft_says_so_and_names_the_days():
    text = compose(shapes("Takes ownership")["no transcripts"]).text
    assert "no transcript" in text
    assert "28 June, 14 June and 3 May" in text
    assert "“" not in text


def test_undated_contacts_are_named_by_their_ids():
    assert "missed in C1, C2 and C9." in compose(shapes("x")["no dates and no transcripts"]).text


def test_a_phone_contact_is_said_and_a_chat_is_written():
    assert "You wrote:\n" in compose(facts(evidence=(MISS,))).text
    assert "You said:\n" in compose(facts(evidence=(SECOND,))).text


def test_refresh_goes_round_the_variants():
    one, two, three = (compose(facts(), variant) for variant in (1, 2, 3))
    assert one.text != two.text
    assert one == three
    assert (one.variant, two.variant, one.variants) == (1, 2, 2)


def test_the_same_facts_give_the_same_hash_and_other_facts_another():
    assert facts_hash(facts()) == facts_hash(facts())
    assert facts_hash(facts()) != facts_hash(facts(missed=17.0))


def test_another_goal_in_the_form_changes_the_sentence_in_the_text():
    draft = compose(facts())
    text = restate_goal(draft, draft.text + " And my own words.", 0.6, date(2024, 9, 2), settling=True)
    assert "Reach 60% or more by 2 September 2024." in text
    assert "46%" not in text
    assert text.endswith("And my own words.")


def test_a_goal_sentence_that_was_rewritten_is_left_alone():
    draft = compose(facts())
    assert restate_goal(draft, "My own words.", 0.6, date(2024, 9, 2), settling=True) == "My own words."


def test_every_playbook_has_two_variants_with_all_parts():
    for book in playbooks().values():
        assert len(book.variants) >= 2, book.name
        for own in book.variants:
            assert set(own) == {"situation", "effect", "say", "practice", "question"}
            assert own["practice"].startswith("If ") and " then " in own["practice"]


def test_no_playbook_judges_a_person_or_puts_words_in_the_marks_of_quotes():
    for book in playbooks().values():
        for own in book.variants:
            said = " ".join(own.values()).casefold()
            assert "“" not in said and "”" not in said
            assert not re.search(
                r"\b(lazy|careless|rude|bad|poor|weak|fail(ed)? to|always|never|must)\b", said
            )


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
