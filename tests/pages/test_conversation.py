from __future__ import annotations

import pytest

from coaching_lib.actions import reviews
from coaching_lib.filters import Filters
from coaching_lib.reports import calibration
from coaching_lib.reports.conversation import conversation
from coaching_lib.reports.examples import examples
from coaching_lib.ui import format
from coaching_lib.ui.conversation_view import is_web_address, masked
from tests.pages.acting import LONG, SAID, desk_of, seen_by
from tests.pages.opening import alone, links, opened, words


def test_a_cold_deep_link_shows_transcript_and_results(hard):
    app = opened("conversation", interaction="c0-1", turn="2", behavior="Greets")
    assert not app.exception and not app.error
    read = words(app)
    assert "It broke again." in read
    assert f"{SAID} Number 1." in read
    assert read.count("quoted here") == 1


def test_the_score_and_the_lost_points_are_those_of_the_report(center):
    found = conversation(desk_of(center), "i7")
    read = words(opened("conversation", interaction="i7"))
    assert f"Score {format.score(found.score)}" in read
    lost = sum(result.points_lost or 0 for result in found.results)
    assert f"Points lost in all: {format.points(lost)} of 100" in read
    assert lost == pytest.approx(100 - found.score)
    for result in found.results:
        assert result.behavior in read


def test_without_an_address_the_page_says_how_it_is_opened(nothing):
    app = alone("conversation")
    assert "Open a conversation from an agent's page or a plan." in words(app)
    assert not app.exception


@pytest.mark.parametrize("wanted", ["nobody-knows", "'; drop", "c0-1 OR 1=1"])
def test_a_conversation_nobody_knows_is_refused_in_words(hard, wanted):
    app = opened("conversation", interaction=wanted)
    assert not app.exception
    assert len(app.error) == 1
    assert "There is no such conversation among yours." in words(app)


def test_a_turn_that_is_no_number_is_ignored(hard):
    app = opened("conversation", interaction="c0-1", turn="²")
    assert not app.exception and not app.error
    assert "quoted here" not in words(app)


def test_without_a_transcript_the_results_are_shown_all_the_same(center):
    read = words(opened("conversation", interaction="i7"))
    assert "No transcript was loaded for this contact." in read
    assert "Points lost in all" in read


def test_an_example_of_a_behavior_opens_the_newest_contact(hard):
    (newest,) = examples(desk_of(hard), "a0", "Greets", Filters(), met=True, limit=1)
    app = opened("conversation", agent="a0", behavior="Greets", example="met")
    shown = conversation(desk_of(hard), newest.interaction_id)
    assert shown.turns[1].text in words(app)


def test_an_example_that_is_no_longer_in_the_last_90_days_is_said(hard):
    app = opened("conversation", agent="a0", behavior="Explains", example="missed")
    assert "No such contact" in words(app)
    assert not app.exception


def test_a_name_is_shown_letter_by_letter(hard):
    app = opened("conversation", interaction="c0-1")
    assert LONG in "".join(links(app)).replace("\u2060", "")


def test_an_agent_opens_own_conversations_only(hard):
    assert "It broke again." in words(seen_by("a0", "conversation", interaction="c0-1"))
    app = seen_by("a0", "conversation", interaction="c3-1")
    assert len(app.error) == 1
    assert "It broke again." not in words(app)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call +47 912 34 567 now", "Call ••••••67 now"),
        ("Card 4111 1111 1111 1111.", "Card ••••••11."),
        ("Order 12345 on 2026-06-01 at 10:30", "Order 12345 on 2026-06-01 at 10:30"),
    ],
)
def test_phone_and_card_numbers_are_masked_and_dates_are_not(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize("link", [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_web_addresses_lead_to_the_source(link):
    assert not is_web_address(link)
    assert is_web_address("https://example.com/c1")


@pytest.fixture
def drawn(center):
    """One contact of every agent, drawn for a second look; the first of them."""
    reviews.draw(desk_of(center), 1, None, seed=4)
    return calibration.to_look_at(desk_of(center))[0]


def test_a_drawn_contact_is_scored_again_without_the_first_results(drawn):
    read = words(opened("conversation", interaction=drawn.interaction_id))
    assert "Second look" in read
    assert "Points lost in all" not in read
    assert "Score " not in read.replace("Score what you read", "")


def test_a_second_look_is_kept_and_then_the_first_results_are_shown(center, drawn):
    app = opened("conversation", interaction=drawn.interaction_id)
    for choice in app.segmented_control:
        choice.set_value("met")
    next(button for button in app.button if button.label == "Save second look").click()
    app.run()
    kept = calibration.to_look_at(desk_of(center), interaction_id=drawn.interaction_id)[0]
    assert {row.answer for row in kept.rows} == {"met"}
    assert "Points lost in all" in words(app)


def test_a_second_look_with_an_open_answer_is_not_kept(center, drawn):
    app = opened("conversation", interaction=drawn.interaction_id)
    next(button for button in app.button if button.label == "Save second look").click()
    app.run()
    assert "Answer every behavior first" in words(app)
    assert not calibration.to_look_at(desk_of(center), interaction_id=drawn.interaction_id)[0].is_done


def test_the_data_page_lists_what_is_left_to_score(center, drawn):
    app = opened("data")
    assert not app.exception
    assert any(drawn.agent_name in label for label in links(app))


def test_an_agent_disputes_a_result_and_the_manager_reads_it_there(hard):
    app = opened("conversation", interaction="c0-1")
    assert not any(button.label == "Send to your manager" for button in app.button)
    agent = conversation(desk_of(hard), "c0-1")
    app = seen_by(agent.agent_id, "conversation", interaction="c0-1")
    missed = next(result for result in agent.results if result.result == "missed")
    app.selectbox(key="_dispute_behavior").select(missed.behavior)
    app.selectbox(key="_dispute_claimed").select("met")
    app.text_area(key="_dispute_comment").input("I said hello in turn 1.")
    next(button for button in app.button if button.label == "Send to your manager").click()
    app.run()
    assert not app.exception
    read = words(opened("conversation", interaction="c0-1"))
    assert "I said hello in turn 1." in read
    assert "waits for an answer" in read


def test_a_contact_kept_as_an_example_is_listed_where_no_contact_is_open(hard):
    app = opened("conversation", interaction="c0-1", behavior="Greets")
    next(button for button in app.button if button.label == "Keep").click()
    app.run()
    assert "Good example of **Greets**" in words(app)
    assert any("Greets: good example" in label for label in links(opened("conversation")))
