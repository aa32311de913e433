"""Playbooks: the words for one kind of behavior, from files in this folder or from the organisation."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("playbooks")
GENERAL = "general"
"""The playbook of behaviors that no other one knows."""
FRAME = "frame"
PARTS = ("situation", "effect", "say", "practice", "question")
"""What every variant says, in this order; the frame says the rest."""
KINDS = ("call", "chat", "mail")
"""Ends of a part's name that make it the wording for one kind of contact: say_mail."""
PLACES = ("first", "last", "longest", "any")
"""Which of the agent's turns shows it: the first, the last, the longest, or any."""


@dataclass(frozen=True)
class Playbook:
    """The words for one kind of behavior."""

    name: str
    title: str
    place: str
    signs: tuple[str, ...]
    """Words that show it was done; a quote of a miss has none of them, one of a strength has."""
    synonyms: tuple[str, ...]
    guidance_words: tuple[str, ...]
    variants: tuple[Mapping[str, str], ...]
    near: tuple[str, ...] = ()
    """Words of the place where it has to be done; a miss is quoted only where one of them was said."""
    behaviors: tuple[str, ...] = ()
    """Behaviors that take this playbook whatever their names say."""
    is_own: bool = False
    """Written by the organisation, not by the makers of this program."""

    @cached_property
    def edition(self) -> str:
        """Eight hexadecimal digits that change with any word of the variants."""
        told = json.dumps([dict(each) for each in self.variants], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:8]


def playbook(name: str, table: Mapping[str, Any], is_own: bool = False) -> Playbook:
    """A playbook from the table of its file (see the files in `playbooks/`)."""
    return Playbook(
        name=name,
        title=table["title"],
        place=table.get("place", "any"),
        signs=tuple(table.get("sign", ())),
        synonyms=tuple(table.get("synonyms", ())),
        guidance_words=tuple(table.get("guidance", ())),
        variants=tuple(dict(each) for each in table["variants"]),
        near=tuple(table.get("near", ())),
        behaviors=tuple(table.get("behaviors", ())),
        is_own=is_own,
    )


def table_of(book: Playbook) -> dict[str, Any]:
    """The table a playbook is written as: `playbook` reads it back."""
    return {
        "title": book.title,
        "place": book.place,
        "sign": list(book.signs),
        "near": list(book.near),
        "synonyms": list(book.synonyms),
        "guidance": list(book.guidance_words),
        "behaviors": list(book.behaviors),
        "variants": [dict(each) for each in book.variants],
    }


@cache
def frame() -> dict[str, tuple[str, ...]]:
    """The sentences all drafts choose from, by what they tell."""
    return {name: tuple(sentences) for name, sentences in _read(FRAME).items()}


@cache
def playbooks() -> dict[str, Playbook]:
    """The playbooks that come with the program, by name."""
    names = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != FRAME)
    return {name: playbook(name, _read(name)) for name in names}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
