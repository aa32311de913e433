"""Two ids that are one agent: said by a person, kept as a plain file, applied by the loads to come."""

from __future__ import annotations

from dataclasses import replace

from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.exports import ReadReport
from coaching_lib.exports.persons import Persons, read_persons, write_persons
from coaching_lib.people import require_loader
from coaching_lib.people.same_person import Hint, Person, hints
from coaching_lib.record import audit

MOST = 20
"""Hints shown at once."""


def join(desk: Desk, alias: str, kept: str) -> None:
    """Read one agent id as another's in every load to come; scores that are loaded stay as they are.

    Raises: NotAllowed, InvalidInput (an id as itself, or in a circle).
    """
    persons = _persons(desk)
    if alias.casefold() == kept.casefold():
        raise InvalidInput("These are the same id already.", "Choose two different agents.")
    said = replace(persons, same={**_without(persons, alias), alias: kept})
    said.resolved()
    _keep(desk, said, "person.join", alias)


def part(desk: Desk, alias: str) -> None:
    """Take `join` back: the id is an agent of its own again from the next load on.

    Raises: NotAllowed, NotFound.
    """
    persons = _persons(desk)
    left = _without(persons, alias)
    if len(left) == len(persons.same):
        raise NotFound(f"{alias} is read as nobody else.", "See the list on the Data page.")
    _keep(desk, replace(persons, same=left), "person.part", alias)


def tell_apart(desk: Desk, one: str, other: str) -> None:
    """Two agents are two people, so that no hint about them is shown again. Raises: NotAllowed."""
    persons = _persons(desk)
    pair = frozenset((one.casefold(), other.casefold()))
    _keep(desk, replace(persons, different=persons.different | {pair}), "person.apart", one)


def likely_one(desk: Desk, report: ReadReport) -> tuple[Hint, ...]:
    """Agents of the load, and of the scores so far, that may be one person; at most `MOST`."""
    people = [Person(**agent) for agent in report.agents]
    return tuple(hints(people, read_persons(desk.settings.data).different)[:MOST])


def _persons(desk: Desk) -> Persons:
    require_loader(desk.viewer)
    return read_persons(desk.settings.data)


def _without(persons: Persons, alias: str) -> dict[str, str]:
    return {one: kept for one, kept in persons.same.items() if one.casefold() != alias.casefold()}


def _keep(desk: Desk, persons: Persons, action: str, alias: str) -> None:
    write_persons(desk.settings.data, persons)
    with desk.record.writing() as connection:
        audit.log(connection, desk.viewer.actor_id, action, f"agent:{alias}", {})
