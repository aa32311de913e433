"""The words of a draft: playbook and frame, filled with facts, fitted to 120-180 words. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from coaching_lib.advice import figures
from coaching_lib.advice.draft import Draft, Evidence
from coaching_lib.advice.facts import DraftFacts, facts_hash
from coaching_lib.advice.playbook import Playbook, find, frame
from coaching_lib.advice.shape import quoted

FEWEST_WORDS, MOST_WORDS = 120, 180
LONGEST_GUIDANCE = 32
GENERAL = "general"
"""The playbook of behaviors that no other one knows."""


@dataclass(frozen=True)
class Words:
    """One variant's sentences: those of the frame and those of the playbook."""

    shared: dict[str, str]
    own: dict[str, str]
    is_general: bool = False
    """The playbook says nothing of its own about the behavior: the rubric's guidance stands in."""


def variants(book: Playbook) -> int:
    """How many drafts a playbook offers."""
    return len(book.variants)


def compose(facts: DraftFacts, variant: int = 1) -> Draft:
    """The playbook's draft of these facts. Variants are counted from 1 and begin again after the last."""
    book = find(facts.behavior, facts.guidance)
    number = (variant - 1) % variants(book) + 1
    words = Words(frame()[(number - 1) % len(frame())], book.variants[number - 1], book.name == GENERAL)
    told, text = _fitted(facts, words)
    return Draft(
        agent_id=facts.agent_id,
        behavior=facts.behavior,
        variant=number,
        variants=variants(book),
        source="playbook",
        text=text,
        evidence=_quotes_of(told),
        playbook=book.name,
        facts_hash=facts_hash(facts),
        goal_line=_goal(facts, words),
    )


def restate_goal(draft: Draft, text: str, goal_rate: float, target_on: date, settling: bool) -> str:
    """The text with another goal and date; unchanged where a person rewrote the goal sentence."""
    if not draft.goal_line:
        return text
    book = find(draft.behavior)
    words = Words(frame()[(draft.variant - 1) % len(frame())], book.variants[0])
    other = DraftFacts(
        draft.agent_id, draft.behavior, 0, 0, goal_rate=goal_rate, target_on=target_on, is_settling=settling
    )
    return text.replace(draft.goal_line, _goal(other, words))


def _fitted(facts: DraftFacts, words: Words) -> tuple[DraftFacts, str]:
    """The fullest telling of the facts within the limit of words; the shortest if none is."""
    told, text = facts, ""
    for told in _tellings(facts, words.is_general):
        text = _text(told, words)
        if len(text.split()) <= MOST_WORDS:
            break
    if len(text.split()) < FEWEST_WORDS:
        text = _text(told, words, with_more=True)
    return told, text


def _tellings(facts: DraftFacts, is_general: bool) -> Iterator[DraftFacts]:
    """The facts, then with less and less: no second quote, points, guidance, praise.

    The general playbook says nothing of its own about the behavior, so there the guidance goes last.
    """
    facts = replace(facts, evidence=facts.evidence[:2])
    yield facts
    facts = replace(facts, evidence=facts.evidence[:1])
    yield facts
    facts = replace(facts, points=None)
    yield facts
    if not is_general:
        facts = replace(facts, guidance=None)
        yield facts
    if facts.strength:
        yield replace(facts, strength=replace(facts.strength, evidence=None))
    yield replace(facts, strength=None)
    yield replace(facts, strength=None, guidance=None)


def _quotes_of(facts: DraftFacts) -> tuple[Evidence, ...]:
    strength = (facts.strength.evidence,) if facts.strength and facts.strength.evidence else ()
    return (*facts.evidence, *strength)


def _text(facts: DraftFacts, words: Words, with_more: bool = False) -> str:
    more = words.shared["more"] if with_more else ""
    parts = [
        f"Why this one. {_opening(facts, words)}",
        *_strength(facts, words),
        *_situation(facts, words),
        words.own["effect"],
        _advice(facts, words),
        f"The goal. {_goal(facts, words) or words.shared['without_goal']} {more}".strip(),
        f"Your view. {words.own['question']} {words.shared['answer']}",
    ]
    return "\n\n".join(parts)


def _opening(facts: DraftFacts, words: Words) -> str:
    found = figures.of(facts)
    first = "opening" if facts.applicable else "opening_unseen"
    sentences = [words.shared[first].format_map(found)]
    if _is_lucky(facts):
        sentences.append(words.shared["evened_out"].format_map(found))
    if facts.peer_rate is not None:
        sentences.append(words.shared["peers"].format_map(found))
    if facts.points is not None and facts.points >= 0.05:
        sentences.append(words.shared["points"].format_map(found))
    return " ".join(sentences)


def _is_lucky(facts: DraftFacts) -> bool:
    """Whether the counted rate already stands at the goal: then the evened-out rate explains it."""
    known = facts.applicable and facts.goal_rate is not None and facts.evened_out_rate is not None
    return bool(known) and facts.met / facts.applicable >= (facts.goal_rate or 0.0)


def _strength(facts: DraftFacts, words: Words) -> list[str]:
    strength = facts.strength
    if strength is None:
        return []
    said = "What works. " + words.shared["strength"].format_map(figures.of_strength(strength))
    if strength.evidence is None:
        return [said]
    lead = words.shared["strength_quote"].format_map(figures.of_quote(strength.evidence, facts.last))
    return [f"{said} {lead}\n{quoted(strength.evidence.text)}"]


def _situation(facts: DraftFacts, words: Words) -> list[str]:
    if not facts.evidence:
        return [f"From your contacts. {_unquoted(facts, words)}"]
    leads = ["From your contacts. " + words.own["situation"], words.shared["again"]]
    return [
        f"{lead.format_map(figures.of_quote(evidence, facts.last))}\n{quoted(evidence.text)}"
        for lead, evidence in zip(leads, facts.evidence, strict=False)
    ]


def _unquoted(facts: DraftFacts, words: Words) -> str:
    days = figures.days(facts)
    if not facts.missed:
        return words.shared["without_miss" if facts.applicable else "without_contact"]
    if facts.has_transcripts or not days:
        return words.shared["without_evidence"]
    return words.shared["without_transcript"].format_map({"days": days})


def _advice(facts: DraftFacts, words: Words) -> str:
    found = figures.of(facts)
    said = [words.own["say"].format_map(found), words.own["practice"].format_map(found)]
    if facts.guidance and len(facts.guidance.split()) <= LONGEST_GUIDANCE:
        told = words.shared["guidance"].format_map({"guidance": figures.sentence(facts.guidance)})
        said[: 1 if words.is_general else 0] = [told]
    return "Try this. " + " ".join(said)


def _goal(facts: DraftFacts, words: Words) -> str:
    if facts.goal_rate is None or facts.target_on is None:
        return ""
    return words.shared["goal"].format_map(
        figures.of_goal(facts.goal_rate, facts.target_on, facts.is_settling)
    )
