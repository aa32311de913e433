"""The draft as a page or command asks for it: true to the scores and the transcripts, and saved nowhere."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from coaching_lib.advice.masking import stands_in
from coaching_lib.advice.verify import verify
from coaching_lib.desk import Desk
from coaching_lib.errors import NotAllowed, NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import Role, Viewer, agent_viewer
from coaching_lib.reports.advice import draft, facts
from coaching_lib.reports.agent import areas
from coaching_lib.reports.target import target
from tests.conftest import desk_over
from tests.reports.builders import Contact, contacts_from, load

LAST = date(2026, 6, 30)
ASK, EXPLAIN, CLOSE = "Asks a diagnostic question", "Explains the reason", "Checks the outcome"
RUBRIC = {ASK: (20.0, False), EXPLAIN: (10.0, False), CLOSE: (10.0, False)}


def spoken(number: int, agent: str) -> tuple[tuple[str, str], ...]:
    """A short conversation; every turn of it is told only once."""
    return (
        ("customer", f"my driver number {number} does not start, what can i do about it now?"),
        ("agent", "ok"),
        ("agent", f"install driver number {number} again and then restart the whole machine, {agent}"),
        ("customer", f"that took a long while but number {number} seems to be running at last"),
        ("agent", f"good, because driver number {number} needs the new files before it starts, {agent}"),
    )


def conversations(with_turns: bool = True, is_dated: bool = True) -> list[Contact]:
    """Six agents, 20 contacts each. The first asks in 4 of them, the others in 12; all explain well."""
    return [
        Contact(
            f"C{agent}-{number:02}",
            f"a{agent}",
            LAST - timedelta(days=4 * number) if is_dated else None,
            {
                ASK: float(number % 5 == 0 if agent == 0 else number % 5 < 3),
                EXPLAIN: 1.0,
                CLOSE: float(number % 2),
            },
            turns=spoken(number, f"a{agent}") if with_turns else (),
        )
        for agent in range(6)
        for number in range(20)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The data folder of the six agents."""
    data = tmp_path_factory.mktemp("advice") / "data"
    load(desk_over(data), conversations(), RUBRIC)
    return data


@pytest.fixture
def six(folder) -> Desk:
    """A desk over the six agents."""
    return desk_over(folder)


def stored() -> dict[tuple[str, int], str]:
    """Every turn by interaction and number, with the agent's only."""
    return {
        (contact.interaction_id, place): text
        for contact in conversations()
        for place, (speaker, text) in enumerate(contact.turns, start=1)
        if speaker == "agent"
    }


@pytest.mark.parametrize("behavior", [ASK, EXPLAIN, CLOSE])
@pytest.mark.parametrize("variant", [1, 2])
def test_every_quote_is_an_agents_own_turn_word_for_word(six, behavior, variant):
    for agent in range(6):
        found = draft(six, f"a{agent}", behavior, variant)
        assert verify(found.text, found.evidence, stored()) == ()
        for quote in found.evidence:
            assert quote.interaction_id.startswith(f"C{agent}-")
            assert quote.text == stored()[quote.interaction_id, quote.turn]


def test_the_behavior_was_missed_where_it_is_quoted_and_met_where_it_is_praised(six):
    found = draft(six, "a0", ASK)
    results = {contact.interaction_id: contact.results for contact in conversations()}
    missed = [quote for quote in found.evidence if not quote.is_strength]
    praised = [quote for quote in found.evidence if quote.is_strength]
    assert missed and praised
    assert all(results[quote.interaction_id][ASK] == 0 for quote in missed)
    assert all(results[quote.interaction_id][EXPLAIN] == 1 for quote in praised)
    assert not {q.interaction_id for q in missed} & {q.interaction_id for q in praised}


def test_the_newest_miss_is_quoted_by_a_turn_that_says_something(six):
    found = facts(six, "a0", ASK)
    assert [quote.interaction_id for quote in found.evidence] == ["C0-01", "C0-02"]
    assert {quote.turn for quote in found.evidence} == {3}


def test_the_figures_are_those_of_the_areas_and_of_the_target(six):
    area = next(row for row in areas(six, "a0", Filters()) if row.behavior == ASK)
    goal = target(six, "a0", ASK)
    told = facts(six, "a0", ASK)
    assert (told.applicable, told.missed, told.peer_rate) == (area.applicable, area.missed, area.peer_rate)
    assert told.points == area.impact_points
    assert (told.goal_rate, told.target_on) == (goal.suggested_goal_rate, goal.suggested_target_on)
    text = draft(six, "a0", ASK).text
    assert "4 of 20 contacts (20%)" in text
    assert f"{area.peer_rate:.0%}" in text
    assert f"{goal.suggested_goal_rate:.0%} or more" in text


def test_filters_narrow_what_the_draft_tells(six):
    told = facts(six, "a0", ASK, Filters(first=date(2026, 6, 1), last=LAST))
    assert told.applicable == 8
    assert (told.first, told.last) == (date(2026, 6, 1), LAST)


def test_without_transcripts_the_draft_cites_contacts_by_date(tmp_path):
    desk = desk_over(tmp_path / "data")
    load(desk, conversations(with_turns=False), RUBRIC)
    found = draft(desk, "a0", ASK)
    assert found.evidence == ()
    assert "no transcript" in found.text
    assert "26 June, 22 June and 18 June" in found.text


def test_undated_contacts_without_transcripts_are_cited_by_id(tmp_path):
    desk = desk_over(tmp_path / "data")
    load(desk, conversations(with_turns=False, is_dated=False), RUBRIC)
    assert "in C0-01, C0-02 and C0-03" in draft(desk, "a0", ASK).text


def test_a_behavior_that_is_always_met_still_gets_a_draft(six):
    assert "20 of 20 contacts (100%)" in draft(six, "a0", EXPLAIN).text


def test_the_same_question_gives_the_same_draft(six):
    assert draft(six, "a0", ASK) == draft(six, " A0 ", ASK.upper())
    assert draft(six, "a0", ASK).facts_hash == draft(six, "a0", ASK, variant=2).facts_hash
    assert draft(six, "a0", ASK).facts_hash != draft(six, "a1", ASK).facts_hash


def test_drafting_leaves_no_byte_in_the_data_folder(six, folder):
    before = _bytes_below(folder)
    draft(six, "a0", ASK)
    assert _bytes_below(folder) == before


def test_drafts_are_a_managers_whatever_agent_they_are_about(six):
    own = six.seen_as(agent_viewer("a1", "A One"))
    for agent_id in ("a0", "a1", "nobody"):
        with pytest.raises(NotAllowed):
            draft(own, agent_id, ASK)


def test_a_draft_about_an_agent_of_another_team_reads_as_if_there_were_no_such_agent(six):
    elsewhere = six.seen_as(Viewer("Mo", frozenset({Role.MANAGER}), teams=frozenset({"Elsewhere"})))
    with pytest.raises(NotFound) as hidden:
        draft(elsewhere, "a0", ASK)
    with pytest.raises(NotFound) as unknown:
        draft(elsewhere, "nobody", ASK)
    assert hidden.value.message.replace("a0", "nobody") == unknown.value.message


def test_an_unknown_behavior_and_an_empty_store_are_said(six, tmp_path):
    with pytest.raises(NotFound, match="Juggles"):
        draft(six, "a0", "Juggles")
    with pytest.raises(NotFound):
        draft(desk_over(tmp_path / "empty"), "a0", ASK)


def test_the_agent_of_a_quiet_window_still_gets_a_draft(six):
    found = draft(six, "a0", ASK, filters=Filters(first=date(2025, 1, 1), last=date(2025, 2, 1)))
    assert "did not come up" in found.text


def test_every_quote_from_real_chats_stands_word_for_word_in_its_chat(ubuntu_chat, tmp_path):
    told, rubric = contacts_from(ubuntu_chat)
    said, chats = {}, {}
    for row in csv.DictReader((ubuntu_chat / "transcripts.csv").open(encoding="utf-8", newline="")):
        chats.setdefault(row["interaction_id"], []).append((row["speaker"], row["text"]))
        if row["speaker"] == "agent":
            said[row["interaction_id"], len(chats[row["interaction_id"]])] = row["text"]
    desk = desk_over(tmp_path / "data", date(2024, 7, 5))
    load(desk, [replace(chat, turns=tuple(chats[chat.interaction_id])) for chat in told], rubric)
    quotes = 0
    for agent_id in sorted({chat.agent_id for chat in told})[::16]:
        for place, behavior in enumerate(rubric):
            found = draft(desk, agent_id, behavior, variant=1 + place % 2)
            assert 120 <= len(found.text.split()) <= 180
            for quote in found.evidence:
                assert stands_in(quote.text, said[quote.interaction_id, quote.turn])
            quotes += len(found.evidence)
    assert quotes > 50


def _bytes_below(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
