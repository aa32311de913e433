"""How columns hang together: which value goes with which, what is constant within an interaction."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.exports.contents.kinds import Content, Kind

MOST_BEHAVIORS = 80
DENSE = 0.5
"""Share of all pairs of interaction and behavior that a table of results has at least."""


def determines(one: Content, other: Content) -> bool:
    """Whether each value of one column goes with a single value of the other."""
    seen: dict[str, str] = {}
    pairs = zip(one.values, other.values, strict=True)
    return all(not key or seen.setdefault(key, value) == value for key, value in pairs)


def are_twins(one: Content, other: Content) -> bool:
    """Whether two columns name the same things: each value goes with one of the other, both ways."""
    return determines(one, other) and determines(other, one)


def families(columns: Sequence[Content]) -> list[list[Content]]:
    """Columns that name the same things, together."""
    found: list[list[Content]] = []
    for column in columns:
        family = next((family for family in found if are_twins(family[0], column)), None)
        if family is None:
            found.append([column])
        else:
            family.append(column)
    return found


def is_grid(interaction: Content, behavior: Content) -> bool:
    """Whether each interaction has each behavior at most once, and most of them: a table of results."""
    if not interaction.repeats or not 2 <= behavior.distinct <= MOST_BEHAVIORS:
        return False
    pairs = list(zip(interaction.values, behavior.values, strict=True))
    dense = len(pairs) >= DENSE * interaction.distinct * behavior.distinct
    return dense and all(map(all, pairs)) and len(set(pairs)) == len(pairs)


def may_name_behaviors(column: Content) -> bool:
    """Whether a column could say what was scored."""
    return column.kind in (Kind.WORDS, Kind.PERSON, Kind.TEXT, Kind.CODE)


def repeats_among(key: Content, column: Content) -> bool:
    """Whether a column that is constant within each value of the key comes again for other values of it."""
    seen = dict(zip(key.values, column.values, strict=True))
    filled = [value for value in seen.values() if value]
    return 1 < len(set(filled)) <= len(filled) / 2
