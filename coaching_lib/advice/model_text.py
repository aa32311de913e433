"""A model's four sentences in the shape of every draft; quotes, figures, goal and date are the program's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from coaching_lib.advice.choose import Contact, choose
from coaching_lib.advice.compose import FEWEST_WORDS, MOST_WORDS, written
from coaching_lib.advice.draft import Draft, Evidence
from coaching_lib.advice.facts import DraftFacts
from coaching_lib.advice.masking import masked
from coaching_lib.advice.model_answer import Answer
from coaching_lib.advice.model_request import Question, Turn, prompt_version
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK
from coaching_lib.advice.verify import verify

HIGHEST_GRADE = 8.0
"""Flesch-Kincaid grade of a draft, as the playbooks keep it."""
MOST_QUOTES = 2
LEAD = "You {spoke} {on}:"
_QUOTED = re.compile(f"{OPENING_MARK}[^{CLOSING_MARK}]*{CLOSING_MARK}")


def drafted(answer: Answer, question: Question, model: str) -> Draft | None:
    """The draft an answer gives; None where none of the named turns has words that can be quoted."""
    evidence = quotes(answer, question)
    if not evidence:
        return None
    facts = replace(_beside(question.facts, evidence), evidence=evidence, guidance=None)
    own = question.book.variants[(question.variant - 1) % len(question.book.variants)]
    parts = {
        "situation": f"{closed(answer.observation)} {LEAD}",
        "effect": closed(answer.impact),
        "say": f'You could say: "{closed(answer.say_instead)}"',
        "practice": closed(answer.next_step),
        "question": own["question"],
    }
    return written(facts, question.book, question.variant, parts, model, prompt_version())


def quotes(answer: Answer, question: Question) -> tuple[Evidence, ...]:
    """The named turns as quotes, different contacts first; turns without a plain line are left out."""
    turns = [turn for each in answer.evidence_turn_ids if (turn := question.turn(each))]
    found = [quote for turn in turns for quote in choose([_contact(turn, question)], question.book, 1)]
    first = {quote.interaction_id: quote for quote in reversed(found)}
    ordered = sorted(found, key=lambda quote: first[quote.interaction_id] is not quote)
    return tuple(ordered[:MOST_QUOTES])


def _beside(facts: DraftFacts, evidence: Sequence[Evidence]) -> DraftFacts:
    """The facts without praise from a contact that is named as a miss."""
    missed = {quote.interaction_id for quote in evidence}
    strength, example = facts.strength, facts.example
    if strength and strength.evidence and strength.evidence.interaction_id in missed:
        strength = replace(strength, evidence=None)
    if example and example.interaction_id in missed:
        example = None
    return replace(facts, strength=strength, example=example)


def unfit(draft: Draft, question: Question) -> str | None:
    """Why a finished text cannot be shown; None: its length, grade and quotes are as they have to be."""
    words = len(draft.text.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        return "the text became too long or too short"
    if grade(draft.text) > HIGHEST_GRADE or grade(_QUOTED.sub("", draft.text)) > HIGHEST_GRADE:
        return "the text is hard to read"
    if verify(draft.text, draft.evidence, stored(draft.evidence, question)):
        return "a quote is not word for word"
    return None


def stored(evidence: Sequence[Evidence], question: Question) -> dict[tuple[str, int], str]:
    """What is stored at the places of some quotes: the turns of the question, and the facts' own quotes."""
    told = {(turn.interaction_id, turn.turn): turn.text for turn in question.turns}
    return {
        (quote.interaction_id, quote.turn): told.get((quote.interaction_id, quote.turn), quote.text)
        for quote in evidence
    }


def closed(text: str) -> str:
    """The text closed with a full stop where it ends without one."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def grade(text: str) -> float:
    """Flesch-Kincaid grade, as textstat counts it."""
    import textstat

    return float(textstat.flesch_kincaid_grade(text))


def _contact(turn: Turn, question: Question) -> Contact:
    """A contact of this one turn, with what leads to a person masked."""
    said = masked(turn.text, question.masks)
    return Contact(turn.interaction_id, turn.day, turn.channel, turn.link, None, ((turn.turn, said),))
