"""What is wrong with an organisation's own playbook, in sentences, before it is used. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from coaching_lib.advice.compose import FEWEST_WORDS, MOST_WORDS, compose_from
from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import DraftFacts, Strength
from coaching_lib.advice.figures import of, of_quote
from coaching_lib.advice.grade import grade
from coaching_lib.advice.playbook import FRAME, KINDS, PARTS, PLACES, playbook
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK

HARDEST_GRADE = 8
MOST_VARIANTS = 9
MOST_OWN_WORDS = 95
"""Words of all five parts of a variant."""
LONGEST_PART = 300
"""Characters of one part."""
LISTS = ("sign", "near", "synonyms", "guidance", "behaviors")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")

_MISS = Evidence("C1", 4, "You have to try that again from your side first.", date(2026, 6, 28), "chat")
_PRAISE = Evidence("C2", 2, "Does it work for you now?", date(2026, 6, 14), "chat", None, True)
TYPICAL = DraftFacts(
    agent_id="A1",
    behavior="Agrees on it with the customer",
    applicable=24,
    missed=18.0,
    peer_rate=0.47,
    first=date(2026, 4, 6),
    last=date(2026, 7, 4),
    strength=Strength("Keeps messages short", 22.0, 24, _PRAISE),
    evidence=(_MISS,),
    goal_rate=0.46,
    target_on=date(2026, 8, 12),
)
"""Facts as most drafts have them, to see whether the words have a fair length."""


def problems(name: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that keeps a playbook from being used; nothing: it can be."""
    return tuple(_outside(name, table)) or tuple(_inside(table)) or tuple(_lengths(name, table))


def grades(name: str, table: Mapping[str, Any]) -> tuple[float, ...]:
    """The reading grade of a typical draft of each variant of a playbook without problems."""
    book = playbook(name, table)
    return tuple(grade(compose_from(book, TYPICAL, number + 1).text) for number in range(len(book.variants)))


def _outside(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    if not _NAME.fullmatch(name) or name == FRAME:
        yield f"The name {name!r} is not one: use small letters, digits and _, for example price_talk."
    if not isinstance(table.get("title"), str) or not table["title"].strip():
        yield "The title is missing."
    if table.get("place", "any") not in PLACES:
        yield f"The place {table.get('place')!r} is none of {', '.join(PLACES)}."
    for key in sorted(set(table) - {"title", "place", "variants", *LISTS}):
        yield f"There is no entry {key!r}."
    for key in LISTS:
        if not _is_list(table.get(key, [])):
            yield f"{key} has to be a list of words."
    variants = table.get("variants")
    if not isinstance(variants, list) or not 1 <= len(variants) <= MOST_VARIANTS:
        yield f"1 to {MOST_VARIANTS} variants are needed."


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)


def _inside(table: Mapping[str, Any]) -> Iterator[str]:
    for number, parts in enumerate(table["variants"], start=1):
        if not isinstance(parts, dict):
            yield f"Variant {number} has no parts."
            continue
        for part in PARTS:
            if not isinstance(parts.get(part), str) or not parts[part].strip():
                yield f"Variant {number}: {part} is empty."
        for key, said in parts.items():
            yield from (f"Variant {number}, {key}: {problem}" for problem in _part(key, said))


def _part(key: str, said: Any) -> Iterator[str]:
    part, _, kind = key.partition("_")
    if part not in PARTS or (kind and kind not in KINDS):
        yield "there is no such part."
    elif isinstance(said, str):
        if len(said) > LONGEST_PART:
            yield f"longer than {LONGEST_PART} characters."
        if OPENING_MARK in said or CLOSING_MARK in said:
            yield "typographic quotation marks are kept for transcripts; use plain ones."
        yield from _placeholders(part, said)


def _placeholders(part: str, said: str) -> Iterator[str]:
    known = of_quote(_MISS, None) if part == "situation" else of(TYPICAL)
    try:
        names = {name for _, name, _, _ in Formatter().parse(said) if name is not None}
    except ValueError:
        yield "a brace { or } stands alone."
        return
    for name in sorted(names - set(known)):
        yield f"there is no placeholder {{{name}}}; there are {', '.join(f'{{{each}}}' for each in known)}."


def _lengths(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    book = playbook(name, table)
    for number, parts in enumerate(book.variants, start=1):
        own = sum(len(parts[part].split()) for part in PARTS)
        told = len(compose_from(book, TYPICAL, number).text.split())
        if own > MOST_OWN_WORDS or told > MOST_WORDS:
            yield f"Variant {number}: its parts have {own} words; {MOST_OWN_WORDS} leave room for the facts."
        elif told < FEWEST_WORDS:
            yield f"Variant {number}: a typical draft has {told} words, {FEWEST_WORDS} are the least."
