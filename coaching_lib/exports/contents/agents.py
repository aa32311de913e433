"""Which columns are the agent: an id, a name or an address that comes again and again."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.exports.contents.kinds import Content, Kind
from coaching_lib.exports.contents.relations import determines, families, repeats_among
from coaching_lib.exports.contents.search import Search, of_kind

AGENT = ("agent_id", "agent_name", "agent_email")
FEWEST_DIGITS = 3
OFTEN = 5
FIELDS = {Kind.EMAIL: "agent_email", Kind.PERSON: "agent_name", Kind.WORDS: "agent_name"}


def find(search: Search) -> None:
    """Find who handled the interactions, where no name says it."""
    if search.has(*AGENT):
        return
    candidates = _candidates(search)
    family = _only(families(candidates))
    if family is None or not _are_told_apart(family):
        _ask(search, candidates)
        return
    for column in family:
        field = FIELDS.get(column.kind, "agent_id")
        search.take(field, column, _reason(column, family))


def _candidates(search: Search) -> list[Content]:
    """Columns that come again: within an interaction's rows only those that stay the same."""
    columns = of_kind(search.unasked, Kind.EMAIL, Kind.PERSON, Kind.CODE, Kind.NUMBER, Kind.WORDS)
    columns = [one for one in columns if one.kind is not Kind.NUMBER or _counts_people(one)]
    if search.has("behavior") and "interaction_id" in search.known:
        key = search.known["interaction_id"]
        return [one for one in columns if determines(key, one) and repeats_among(key, one)]
    return [one for one in columns if one.repeats]


def _counts_people(column: Content) -> bool:
    """Whether numbers could be staff numbers: whole, of one length, each there several times."""
    lengths = {len(value) for value in column.values if value}
    is_long = column.is_whole and len(lengths) == 1 and min(lengths) >= FEWEST_DIGITS
    return is_long and column.distinct * OFTEN <= column.filled


def _only(found: Sequence[list[Content]]) -> list[Content] | None:
    """The family that is surely the agent's.

    The only one; or the only one that holds people or addresses, where the others are plain words, or where
    it has an id or address beside the name.
    """
    people = [family for family in found if of_kind(family, Kind.EMAIL, Kind.PERSON)]
    if len(people) != 1:
        return found[0] if len(found) == 1 and not people and _is_id(found[0]) else None
    others = [column for family in found if family is not people[0] for column in family]
    is_paired = len({one.kind for one in people[0]}) > 1
    return people[0] if is_paired or all(one.kind is Kind.WORDS for one in others) else None


def _is_id(family: list[Content]) -> bool:
    return all(column.kind is Kind.CODE for column in family)


def _are_told_apart(family: list[Content]) -> bool:
    """Whether each column of a family has a field of its own."""
    fields = [FIELDS.get(column.kind, "agent_id") for column in family]
    return len(set(fields)) == len(fields)


def _reason(column: Content, family: list[Content]) -> str:
    again = f"{column.distinct} of them again and again"
    others = ", ".join(f"“{other.name}”" for other in family if other is not column)
    return f"{column.says()}, {again}" + (f", the same ones as {others}" if others else "")


def _ask(search: Search, candidates: Sequence[Content]) -> None:
    why = "several columns repeat that could be a person" if candidates else "no column repeats like a person"
    search.ask("agent_name", f"The agent cannot be told: {why}.", candidates)
