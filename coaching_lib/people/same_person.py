"""Two spellings of one agent: hints a person may follow. Nothing here merges anybody.

Conservative: people with different addresses are two; a typo counts only where one spelling is rare beside
the other; numbered names ("Agent 12") are never typos of each other.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

SHARED = 3
"""Agents from which an address or a name is a shared one (a team's mailbox, "Agent")."""
LONG_NAME, LONG_WORD = 8, 4
RARE = 0.2
"""Share of the other's contacts up to which a spelling that differs in one letter may be a typo."""


@dataclass(frozen=True)
class Person:
    """An agent as the exports tell it."""

    agent_id: str
    name: str | None
    email: str | None
    team: str | None
    contacts: int


@dataclass(frozen=True)
class Hint:
    """Two agents that may be one: the one to be read as the other, and why."""

    alias: Person
    kept: Person
    why: str


def hints(people: Sequence[Person], different: Collection[frozenset[str]] = ()) -> list[Hint]:
    """Pairs that may be one person, the surest first; `different`: pairs of ids a person told apart."""
    found: dict[frozenset[str], Hint] = {}
    for why, pairs in (
        ("the same e-mail address", _sharing(people, lambda one: (one.email or "").strip().casefold())),
        ("the same name, accents and case aside", _sharing(people, lambda one: _folded(one.name))),
        ("the same first and last name, swapped", _sharing(people, lambda one: _swapped(one.name))),
        ("names that differ in one letter", _typos(people)),
    ):
        for one, other in pairs:
            ids = frozenset((one.agent_id.casefold(), other.agent_id.casefold()))
            if len(ids) == 2 and ids not in different and _may_be_one(one, other):
                found.setdefault(ids, _hint(one, other, why))
    return list(found.values())


def _hint(one: Person, other: Person, why: str) -> Hint:
    """The rarer spelling is read as the commoner one."""
    kept, alias = sorted((one, other), key=lambda each: (-each.contacts, each.agent_id))
    return Hint(alias, kept, why)


def _may_be_one(one: Person, other: Person) -> bool:
    emails = [each.email.strip().casefold() for each in (one, other) if each.email]
    return len(emails) < 2 or emails[0] == emails[1]


def _sharing(people: Iterable[Person], key: Callable[[Person], str]) -> list[tuple[Person, Person]]:
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if name := key(person):
            groups[name].append(person)
    return [pair for group in groups.values() if len(group) <= SHARED for pair in combinations(group, 2)]


def _folded(name: str | None) -> str:
    decomposed = unicodedata.normalize("NFKD", (name or "").casefold().replace("ł", "l").replace("ı", "i"))
    letters = "".join(
        each if each.isalnum() else " " for each in decomposed if not unicodedata.combining(each)
    )
    return " ".join(letters.split())


def _swapped(name: str | None) -> str:
    words = _folded(name).split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def _typos(people: Sequence[Person]) -> list[tuple[Person, Person]]:
    """Pairs whose names are one letter apart, found by leaving out each letter once."""
    names: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if len(name := _folded(person.name)) >= LONG_NAME and " " in name:
            names[name].append(person)
    shorter: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for left in {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}:
            shorter[left].append(name)
    pairs = {pair for group in shorter.values() for pair in combinations(sorted(group), 2)}
    near = [pair for pair in sorted(pairs) if _is_typo(*pair)]
    return [
        (one, other) for first, second in near for one in names[first] for other in names[second]
        if _is_rare(one, other)
    ]  # fmt: skip


def _is_typo(one: str, other: str) -> bool:
    """Whether exactly one word differs, in one letter (changed, missing, doubled or two swapped)."""
    words = list(zip(one.split(), other.split(), strict=False))
    if one.count(" ") != other.count(" "):
        return False
    apart = [pair for pair in words if pair[0] != pair[1]]
    return len(apart) == 1 and min(map(len, apart[0])) >= LONG_WORD and _is_one_letter(*apart[0])


def _is_one_letter(one: str, other: str) -> bool:
    first = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, other_rest = one[first:], other[first:]
    if any(letter.isdigit() for letter in rest[:1] + other_rest[:1]):
        return False
    is_swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return is_swapped or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _is_rare(one: Person, other: Person) -> bool:
    few, many = sorted((one.contacts, other.contacts))
    return few <= RARE * many
