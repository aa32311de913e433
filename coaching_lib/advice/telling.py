"""The sentences of a draft, part by part: the playbook's own five and those of the frame. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from coaching_lib.advice import figures
from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import DraftFacts
from coaching_lib.advice.playbook import frame
from coaching_lib.advice.shape import plain_marks, quoted

LONGEST_GUIDANCE = 24
"""Words of a rubric's guidance that is told."""
_LEAD = re.compile(r'^[^:."]*: "')
"""What leads to a line to say."""
_SENTENCE = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True)
class Words:
    """One variant's sentences: its own five parts, and one of every list of the frame."""

    parts: Mapping[str, str]
    behavior: str
    variant: int
    is_general: bool = False
    """The playbook says nothing of its own about the behavior: the rubric's guidance stands in."""

    def shared(self, key: str) -> str:
        """The frame's sentence; another behavior or variant mostly gets another one."""
        sentences = frame()[key]
        return sentences[(crc32(f"{self.behavior} {key}".encode()) + self.variant) % len(sentences)]

    def own(self, part: str, kind: str | None) -> str:
        """The variant's wording of a part, for this kind of contact if there is one; never a quote."""
        return plain_marks(self.parts.get(f"{part}_{kind}", self.parts[part]))


@dataclass(frozen=True)
class Telling:
    """What of the facts a draft tells, and how fully."""

    facts: DraftFacts
    has_own_praise: bool = True
    """The own count stands in as praise where no strength is known."""
    is_brief: bool = False
    """The effect in one sentence, the line to say without what leads to it, and guidance in its place."""
    is_terse: bool = False
    """The comparison and the strength in their shortest form."""
    is_filled: bool = False
    """With a sentence that only fills."""


def told_by(telling: Telling, words: Words) -> str:
    """The text of a draft."""
    facts = telling.facts
    more = words.shared("more") if telling.is_filled else ""
    parts = [
        f"Why this one. {_opening(telling, words)}",
        *_strength(telling, words),
        *_situation(facts, words),
        _effect(telling, words),
        _advice(telling, words),
        f"The goal. {goal_line(facts, words) or words.shared('without_goal')} {more}".strip(),
        f"Your view. {_question(facts, words)} {words.shared('answer')}",
    ]
    return "\n\n".join(parts)


def _effect(telling: Telling, words: Words) -> str:
    said = words.own("effect", telling.facts.kind).format_map(figures.of(telling.facts))
    return _SENTENCE.split(said)[0] if telling.is_brief else said


def _question(facts: DraftFacts, words: Words) -> str:
    return words.own("question", facts.kind).format_map(figures.of(facts))


def _opening(telling: Telling, words: Words) -> str:
    facts = telling.facts
    found = figures.of(facts)
    keys = ["opening" if facts.applicable else "opening_unseen"]
    if _is_lucky(facts):
        keys.append("evened_out")
    if facts.peer_rate is not None:
        keys.append(_beside_peers(facts, facts.peer_rate) + "_brief" * telling.is_terse)
    if facts.points is not None and facts.points >= 0.05:
        keys.append("points")
    return " ".join(words.shared(key).format_map(found) for key in keys)


def _beside_peers(facts: DraftFacts, peer_rate: float) -> str:
    """Which sentence compares with colleagues."""
    if not facts.applicable:
        return "peers"
    ahead = facts.met / facts.applicable - peer_rate
    return "peers_level" if abs(ahead) < 0.005 else "peers_above" if ahead > 0 else "peers"


def _is_lucky(facts: DraftFacts) -> bool:
    """Whether the counted rate already stands at the goal: then the evened-out rate explains it."""
    known = facts.applicable and facts.goal_rate is not None and facts.evened_out_rate is not None
    return bool(known) and facts.met / facts.applicable >= (facts.goal_rate or 0.0)


def _strength(telling: Telling, words: Words) -> list[str]:
    facts = telling.facts
    strength = facts.strength
    if strength is None:
        has_own = telling.has_own_praise and 1 <= facts.met < facts.applicable
        return [f"What works. {words.shared('own').format_map(figures.of(facts))}"] if has_own else []
    said = "What works. " + words.shared("strength" + "_brief" * telling.is_terse).format_map(
        figures.of_strength(strength)
    )
    if strength.evidence is None:
        return [said]
    return [f"{said} {_quoting(words.shared('strength_quote'), strength.evidence, facts)}"]


def _situation(facts: DraftFacts, words: Words) -> list[str]:
    if not facts.evidence:
        return [f"From your contacts. {_unquoted(facts, words)}"]
    leads = ["From your contacts. " + words.own("situation", facts.kind), words.shared("again")]
    said = [_quoting(lead, quote, facts) for lead, quote in zip(leads, facts.evidence, strict=False)]
    if facts.example:
        said.append(_quoting(words.shared("example"), facts.example, facts))
    return said


def _quoting(lead: str, quote: Evidence, facts: DraftFacts) -> str:
    """The words before a quote, and the quote on a line of its own."""
    return f"{lead.format_map(figures.of_quote(quote, facts.last))}\n{quoted(quote.text)}"


def _unquoted(facts: DraftFacts, words: Words) -> str:
    days = figures.days(facts)
    if not facts.missed:
        return words.shared("without_miss" if facts.applicable else "without_contact")
    if facts.has_transcripts or not days:
        return words.shared("without_evidence")
    return words.shared("without_transcript").format_map({"days": days})


def _advice(telling: Telling, words: Words) -> str:
    facts = telling.facts
    found = figures.of(facts)
    say, practice = (words.own(part, facts.kind).format_map(found) for part in ("say", "practice"))
    if telling.is_brief:
        say = _LEAD.sub('Say: "', say)
    told = _guidance(facts, words)
    if told and (telling.is_brief or words.is_general):
        return f"Try this. {told} {practice}"
    return " ".join(["Try this.", *([told] if told else []), say, practice])


def _guidance(facts: DraftFacts, words: Words) -> str | None:
    """The rubric's own words for the behavior, where they are short enough to be told."""
    if not facts.guidance or len(facts.guidance.split()) > LONGEST_GUIDANCE:
        return None
    return words.shared("guidance").format_map({"guidance": figures.sentence(facts.guidance)})


def goal_line(facts: DraftFacts, words: Words) -> str:
    """The sentence that names goal, date and how it is measured; nothing without them."""
    if facts.goal_rate is None or facts.target_on is None:
        return ""
    return words.shared("goal").format_map(
        figures.of_goal(facts.goal_rate, facts.target_on, facts.is_settling)
    )
