"""What a model may not say. Each rule is one check; the first broken one brings back the playbook.

The rules rather refuse a harmless answer than let a harmful one pass: the playbook is always there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from coaching_lib.advice.matching import folded
from coaching_lib.advice.model_answer import Answer
from coaching_lib.advice.model_request import Question
from coaching_lib.advice.redaction import names_in

FEWEST_WORDS, MOST_WORDS = 4, 32
"""Words of each text."""
LONGEST_COPY = 5
"""Words in a row that may stand in a turn as well."""
LEAST_ENGLISH = 0.25
"""Share of the commonest English words."""
_ALLOWED = re.compile(r"[A-Za-z ,.;:?!'’-]*")
_QUOTING = re.compile(r"(?<![A-Za-z])['’]|['’](?![A-Za-z])")
_LINK = re.compile(r"\w\.\w|\bhttps?\b|\bwww\b|:[a-z]+:|--", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w'’]*")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
_PRACTICE = re.compile(r"If .+,? then .+")
_OWN_WORDS = {"I", "I'm", "I'll", "I've", "I'd", "I’m", "I’ll", "I’ve", "I’d"}


@dataclass(frozen=True)
class Said:
    """An answer beside what was asked, as the rules look at it."""

    answer: Answer
    question: Question

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The four texts."""
        return tuple(self.answer.texts().values())

    @cached_property
    def about_the_agent(self) -> str:
        """What is said to the agent, the line to a customer left out."""
        told = (self.answer.observation, self.answer.impact, self.answer.next_step)
        return " . ".join(map(_plain, told))

    @cached_property
    def whole(self) -> str:
        """All four texts, plain."""
        return " . ".join(map(_plain, self.texts))

    @cached_property
    def given(self) -> str:
        """Words of the behavior and the rubric: they may be said again."""
        return folded(f"{self.question.facts.behavior} {self.question.facts.guidance or ''}")


def broken_rule(answer: Answer, question: Question) -> str | None:
    """The first rule an answer breaks, in words; None: it may be used."""
    said = Said(answer, question)
    return next((why for why, is_broken in RULES.items() if is_broken(said)), None)


def _has_other_signs(said: Said) -> bool:
    """Anything but letters, blanks and plain punctuation: digits, markup, quotes, brackets, other scripts."""
    return not all(_ALLOWED.fullmatch(text) for text in said.texts)


def _quotes(said: Said) -> bool:
    return any(_QUOTING.search(text) for text in said.texts)


def _links(said: Said) -> bool:
    return any(_LINK.search(text) for text in said.texts)


def _is_wordy(said: Said) -> bool:
    return not all(FEWEST_WORDS <= len(text.split()) <= MOST_WORDS for text in said.texts)


def _names(said: Said) -> bool:
    """Names of the roster, and capital letters that neither begin a sentence nor belong to the rubric."""
    given = set(re.findall(r"\w+", f"{said.question.facts.behavior} {said.question.facts.guidance or ''}"))
    capital = {word for text in said.texts for word in _CAPITAL.findall(text)} - _OWN_WORDS - given
    shouted = {word for text in said.texts for word in _SHOUTED.findall(text)} - given
    known = set().union(*(names_in(text, said.question.roster) for text in said.texts))
    return bool(capital or shouted or known - set(said.given.split()))


def _copies(said: Said) -> bool:
    """More words in a row than chance gives that stand in a turn too."""
    told = [
        f" {folded(text)} " for text in (*said.question.said, *(turn.text for turn in said.question.turns))
    ]
    return any(run in turn for text in said.texts for run in _runs(folded(text)) for turn in told)


def _runs(text: str) -> Iterable[str]:
    words = text.split()
    for place in range(len(words) - LONGEST_COPY):
        yield f" {' '.join(words[place : place + LONGEST_COPY + 1])} "


def _is_foreign(said: Said) -> bool:
    return any(_english(text) < LEAST_ENGLISH for text in said.texts)


def _english(text: str) -> float:
    """Share of the commonest English words in a text."""
    words = re.findall(r"[a-z']+", _plain(text))
    return sum(word in _lists()["english"] for word in words) / max(len(words), 1)


def _is_no_practice(said: Said) -> bool:
    return not _PRACTICE.fullmatch(said.answer.next_step)


def _repeats(said: Said) -> bool:
    return len({folded(text) for text in said.texts}) < len(said.texts)


def _speaks_of(*lists: str, may_repeat: bool = True) -> Callable[[Said], bool]:
    """A rule against words of these lists; `may_repeat`: not against those the rubric uses itself."""

    def is_broken(said: Said) -> bool:
        found = (found for name in lists for found in _pattern(name).findall(said.whole))
        return any(not (may_repeat and _is_given(word, said)) for word in found)

    return is_broken


def _judges(said: Said) -> bool:
    found = _pattern("phrases_about_the_person").search(said.about_the_agent)
    return found is not None or _speaks_of("persons")(said)


def _is_given(word: str, said: Said) -> bool:
    return f" {folded(word)} " in f" {said.given} "


RULES: Mapping[str, Callable[[Said], bool]] = {
    "uses digits, markup or quotation marks": _has_other_signs,
    "quotes": _quotes,
    "holds a link": _links,
    "is too short or too long": _is_wordy,
    "uses number words": _speaks_of("numbers", may_repeat=False),
    "speaks of itself or of its instructions": _speaks_of("machine"),
    "is not in English": _is_foreign,
    "names somebody": _names,
    "copies words of the transcript": _copies,
    "judges the person": _judges,
    "speaks of personal traits": _speaks_of("traits"),
    "speaks of sanctions": _speaks_of("sanctions"),
    "promises something": _speaks_of("offers"),
    "asks for secrets": _speaks_of("secrets"),
    "gives no if-then practice": _is_no_practice,
    "says the same again": _repeats,
}


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().replace("-", " ").split())


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("model_words.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any word of a list, as a word of its own."""
    words = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(_lists()[name]))
    return re.compile(rf"(?<![\w'])(?:{'|'.join(words)})(?![\w'])")
