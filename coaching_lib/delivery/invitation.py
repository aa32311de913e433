"""The days of a plan as invitations in its mail: they come, move and go with the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from coaching_lib.delivery.calendar_file import Entry, Person, calendar
from coaching_lib.delivery.message import usable_address
from coaching_lib.delivery.parts import Author
from coaching_lib.people import Agent


class Dated(Protocol):
    """The part of a plan that an invitation needs."""

    @property
    def plan_id(self) -> str:
        """Id of the plan."""

    @property
    def behavior(self) -> str:
        """The behavior that is coached."""

    @property
    def target_on(self) -> date:
        """The day the goal is to be reached by."""

    @property
    def follow_up_on(self) -> date | None:
        """The day to look at it together."""


@dataclass(frozen=True)
class Invitation:
    """One calendar file of a mail."""

    file_name: str
    method: str
    """REQUEST, PUBLISH (nobody known who invites) or CANCEL."""
    content: str


def invitations(
    plan: Dated, agent: Agent, author: Author, sequence: int, made_at: datetime, is_cancelled: bool = False
) -> tuple[Invitation, ...]:
    """The target date and, where there is one, the follow-up, each as a file of its own.

    A day always has the same UID; `sequence` grows with every mail of the plan, so that a later one moves
    or cancels it. `made_at` is an aware time. One file holds one day, as RFC 5546 asks for.
    """
    days = [("target", f"Target date: {plan.behavior}", plan.target_on)]
    if plan.follow_up_on is not None:
        days.append(("follow-up", f"Follow-up: {plan.behavior}", plan.follow_up_on))
    host, guest = _person(author.name, author.email), _person(agent.agent_name, agent.email)
    method = "CANCEL" if is_cancelled else "REQUEST" if host and guest else "PUBLISH"
    made = []
    for kind, summary, on in days:
        entry = Entry(
            uid=f"{plan.plan_id}-{kind}",
            on=on,
            summary=summary,
            is_cancelled=is_cancelled,
            sequence=sequence,
            organizer=host,
            attendee=guest if host else None,
        )
        content = calendar([entry], made_at, method=method).decode("utf-8")
        made.append(Invitation(f"{kind}.ics", method, content))
    return tuple(made)


def _person(name: str | None, email: str | None) -> Person | None:
    address = usable_address(email)
    return Person(name or "", address) if address else None
