"""Days as a calendar file (.ics, RFC 5545) that every calendar program reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

PRODUCT = "-//Coaching//Plans//EN"
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Person:
    """Who invites, or is invited."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """One whole day. `uid`: the same day of the same plan always has the same, so a new file updates it."""

    uid: str
    on: date
    summary: str
    description: str = ""
    url: str | None = None
    is_cancelled: bool = False
    sequence: int = 0
    """Counts the changes: a calendar takes the entry with the greater one."""
    organizer: Person | None = None
    attendee: Person | None = None


def calendar(
    entries: Iterable[Entry], made_at: datetime, name: str = "Coaching", method: str | None = None
) -> bytes:
    """The file. `made_at` aware; `method` as mails need it (PUBLISH, REQUEST, CANCEL), none for a download.

    Texts are data: signs of control are taken out, the rest is escaped and folded as the standard says.
    """
    file = Calendar.new(prodid=PRODUCT, name=_plain(name), method=method)
    for entry in entries:
        file.add_component(_event(entry, made_at))
    return bytes(file.to_ical())


def _event(entry: Entry, made_at: datetime) -> Event:
    event = Event.new(
        uid=f"{entry.uid}@coaching",
        stamp=made_at,
        start=entry.on,
        end=entry.on + timedelta(days=1),
        summary=_plain(entry.summary),
        description=_plain(entry.description) or None,
        url=entry.url,
        sequence=entry.sequence,
        organizer=_address(entry.organizer) if entry.organizer else None,
        attendees=[_address(entry.attendee, rsvp=False)] if entry.attendee else None,
    )
    event.add("transp", "TRANSPARENT")
    if entry.is_cancelled:
        event.add("status", "CANCELLED")
    return event


def _address(person: Person, rsvp: bool | None = None) -> vCalAddress:
    return vCalAddress.new(person.email, cn=_plain(person.name) or None, rsvp=rsvp)


def _plain(text: str) -> str:
    return UNSEEN.sub("", text)
