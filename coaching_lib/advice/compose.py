"""A draft from a playbook: filled with facts, fitted to 120-180 words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from coaching_lib.advice.draft import Draft, Evidence
from coaching_lib.advice.facts import DraftFacts, facts_hash
from coaching_lib.advice.playbook import GENERAL, Playbook
from coaching_lib.advice.shelf import SHIPPED, Shelf
from coaching_lib.advice.telling import Telling, Words, goal_line, told_by

FEWEST_WORDS, MOST_WORDS = 120, 180
PLAYBOOK = "playbook"


def variants(book: Playbook) -> int:
    """How many drafts a playbook offers."""
    return len(book.variants)


def compose(facts: DraftFacts, variant: int = 1, shelf: Shelf = SHIPPED) -> Draft:
    """The playbook's draft of these facts. Variants are counted from 1 and begin again after the last."""
    return compose_from(shelf.find(facts.behavior, facts.guidance), facts, variant)


def compose_from(book: Playbook, facts: DraftFacts, variant: int = 1) -> Draft:
    """The draft one certain playbook gives."""
    number = (variant - 1) % variants(book) + 1
    return written(facts, book, number, book.variants[number - 1], PLAYBOOK, book.edition)


def written(
    facts: DraftFacts, book: Playbook, variant: int, parts: Mapping[str, str], source: str, edition: str
) -> Draft:
    """A draft whose own five parts come from a playbook or a model; all else comes from the facts."""
    words = Words(parts, facts.behavior, variant, book.name == GENERAL and source == PLAYBOOK)
    told, text = _fitted(facts, words)
    return Draft(
        agent_id=facts.agent_id,
        behavior=facts.behavior,
        variant=variant,
        variants=variants(book),
        source=source,
        text=text,
        evidence=_quotes_of(told),
        playbook=book.name,
        facts_hash=facts_hash(facts),
        edition=edition,
        goal_line=goal_line(facts, words),
    )


def restate_goal(draft: Draft, text: str, goal_rate: float, target_on: date, settling: bool) -> str:
    """The text with another goal and date; unchanged where a person rewrote the goal sentence."""
    if not draft.goal_line:
        return text
    words = Words({}, draft.behavior, draft.variant)
    other = DraftFacts(
        draft.agent_id, draft.behavior, 0, 0, goal_rate=goal_rate, target_on=target_on, is_settling=settling
    )
    return text.replace(draft.goal_line, goal_line(other, words))


def _fitted(facts: DraftFacts, words: Words) -> tuple[DraftFacts, str]:
    """The fullest telling of the facts within the limit of words; the shortest if none is."""
    telling, text = Telling(facts), ""
    for telling in _tellings(facts):
        text = told_by(telling, words)
        if len(text.split()) <= MOST_WORDS:
            break
    if len(text.split()) < FEWEST_WORDS:
        text = told_by(replace(telling, is_filled=True), words)
    return telling.facts, text


def _tellings(facts: DraftFacts) -> Iterator[Telling]:
    """Everything, then with less and less.

    First the second quote goes, then points, length, guidance, the quote of a strength, and last what is
    hardest to miss.
    """
    one, two = facts.evidence[:1], facts.evidence[:2]
    yield Telling(replace(facts, evidence=one))
    facts = replace(facts, example=None)
    yield Telling(replace(facts, evidence=two))
    facts = replace(facts, evidence=one)
    yield Telling(facts)
    yield Telling(facts, is_brief=True)
    facts = replace(facts, points=None)
    yield Telling(facts, is_brief=True)
    yield Telling(facts, is_brief=True, is_terse=True)
    if facts.strength:
        yield Telling(replace(facts, strength=replace(facts.strength, evidence=None)), is_brief=True)
    facts = replace(facts, strength=None)
    yield Telling(facts, has_own_praise=False, is_brief=True)
    facts = replace(facts, guidance=None)
    yield Telling(facts, has_own_praise=False, is_brief=True)
    yield Telling(replace(facts, peer_rate=None, evened_out_rate=None), has_own_praise=False, is_brief=True)


def _quotes_of(facts: DraftFacts) -> tuple[Evidence, ...]:
    strength = (facts.strength.evidence,) if facts.strength and facts.strength.evidence else ()
    example = (facts.example,) if facts.example and facts.evidence else ()
    return (*facts.evidence, *example, *strength)
