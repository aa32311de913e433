"""The playbooks at hand: ours, the organisation's own ones, and what a changed one would say here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coaching_lib.advice.checking import grades, problems
from coaching_lib.advice.own_files import OwnFile, own_files
from coaching_lib.advice.playbook import Playbook, playbook, playbooks, table_of
from coaching_lib.advice.shelf import Shelf, shelf_of
from coaching_lib.desk import Desk
from coaching_lib.people import require_loader
from coaching_lib.record import playbooks as record_playbooks
from coaching_lib.record.playbooks import KeptPlaybook, Version
from coaching_lib.reports.centre import centre

FOLDER = "playbooks"
"""Folder of own playbook files below the data folder."""


@dataclass(frozen=True)
class PlaybookLine:
    """One playbook as the editor lists it."""

    name: str
    title: str
    source: str
    """ours, record (edited in the app) or file."""
    replaces_ours: bool
    behaviors: tuple[str, ...]
    """Behaviors of the rubric whose drafts are written from it."""
    table: Mapping[str, Any]
    version: int = 0
    """0: never saved in the app."""
    earlier: tuple[Version, ...] = ()
    problems: tuple[str, ...] = ()
    """Why a file is not used."""


def shelf(desk: Desk) -> Shelf:
    """The playbooks drafts are written from: those edited in the app, then files, then ours."""
    kept = [_book(each) for each in _kept(desk) if not each.is_removed]
    names = {book.name for book in kept}
    files = [file.book for file in _files(desk) if file.book and file.name not in names]
    return shelf_of([*kept, *files])


def playbook_lines(desk: Desk) -> list[PlaybookLine]:
    """Every playbook, own ones first, with the behaviors it is used for.

    Raises: NotAllowed for an agent.
    """
    require_loader(desk.viewer)
    known, files = {each.name: each for each in _kept(desk)}, _files(desk)
    books, used = shelf(desk).books, _used(desk)
    found = [_line(book, known.get(name), files, used) for name, book in books.items()]
    return found + [
        PlaybookLine(file.name, file.name, "file", file.name in playbooks(), (), {}, problems=file.problems)
        for file in files
        if file.problems
    ]


def check(name: str, table: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """(what is wrong with a playbook, the reading grade of each variant where nothing is)."""
    found = problems(name, table)
    return found, () if found else grades(name, table)


def with_changed(desk: Desk, name: str, table: Mapping[str, Any]) -> Shelf:
    """The shelf as it would be with one playbook saved."""
    others = [book for book in shelf(desk).own if book.name != name]
    return shelf_of([playbook(name, table, is_own=True), *others])


def _line(
    book: Playbook, kept: KeptPlaybook | None, files: tuple[OwnFile, ...], used: Mapping[str, tuple[str, ...]]
) -> PlaybookLine:
    is_kept = kept is not None and not kept.is_removed
    is_file = any(file.name == book.name and file.book for file in files)
    return PlaybookLine(
        name=book.name,
        title=book.title,
        source="record" if is_kept else "file" if is_file else "ours",
        replaces_ours=book.is_own and book.name in playbooks(),
        behaviors=used.get(book.name, ()),
        table=table_of(book),
        version=kept.version if kept else 0,
        earlier=_versions(kept) if kept else (),
    )


def _versions(kept: KeptPlaybook) -> tuple[Version, ...]:
    """What can be gone back to; of a removed playbook its last words too."""
    last = Version(kept.version, kept.table, kept.made_by, kept.updated_at.isoformat())
    return (last, *kept.earlier) if kept.is_removed else kept.earlier


def _used(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Behaviors of the rubric by the name of the playbook they take."""
    snapshot = desk.scores.current()
    rubric = centre(desk, snapshot).behaviors if snapshot else ()
    guidance = {each.behavior: each.guidance for each in rubric}
    found: dict[str, tuple[str, ...]] = {}
    at_hand = shelf(desk)
    for behavior, told in guidance.items():
        name = at_hand.find(behavior, told).name
        found[name] = (*found.get(name, ()), behavior)
    return found


def _kept(desk: Desk) -> list[KeptPlaybook]:
    with desk.record.reading() as connection:
        return record_playbooks.playbooks(connection)


def _files(desk: Desk) -> tuple[OwnFile, ...]:
    return own_files(desk.settings.data / FOLDER)


def _book(kept: KeptPlaybook) -> Playbook:
    return playbook(kept.name, kept.table, is_own=True)
