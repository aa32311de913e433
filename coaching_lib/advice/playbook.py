"""Playbooks: which one fits a behavior, found by the words of its name, else of its guidance."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("playbooks")
GENERAL = "general"
FRAME = "frame"


@dataclass(frozen=True)
class Playbook:
    """The words for one kind of behavior."""

    name: str
    title: str
    place: str
    """Where in a contact it shows: first, last, longest or any of the agent's turns."""
    signs: tuple[str, ...]
    """Words that show it was done; a quote of a miss has none of them, one of a strength has."""
    synonyms: tuple[str, ...]
    guidance_words: tuple[str, ...]
    variants: tuple[dict[str, str], ...]


@cache
def frame() -> tuple[dict[str, str], ...]:
    """The sentences all playbooks share, per variant."""
    return tuple(_read(FRAME)["variants"])


@cache
def playbooks() -> dict[str, Playbook]:
    """All playbooks by name."""
    names = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != FRAME)
    return {name: _playbook(name) for name in names}


def find(behavior: str, guidance: str | None = None) -> Playbook:
    """The playbook whose synonym covers most of the behavior's name, else one its guidance names.

    None of them: the general playbook.
    """
    known = [book for book in playbooks().values() if book.name != GENERAL]
    by_name = _longest(behavior, {book.name: book.synonyms for book in known})
    by_guidance = _longest(guidance or "", {book.name: book.guidance_words for book in known})
    return playbooks()[by_name or by_guidance or GENERAL]


def _longest(text: str, words: dict[str, tuple[str, ...]]) -> str | None:
    """Name of the list with the longest match in the text."""
    plain = _plain(text)
    found = {
        name: max((_matched(plain, word) for word in listed), default=0) for name, listed in words.items()
    }
    best = max(found, key=lambda name: found[name])
    return best if found[best] else None


def _matched(plain: str, synonym: str) -> int:
    """Length of the match; a star stands for any ending of a word."""
    pattern = r"\w*".join(re.escape(_plain(piece, strip=False)) for piece in synonym.split("*"))
    match = re.search(rf"\b{pattern}\b", plain)
    return len(match.group()) if match else 0


def _plain(text: str, *, strip: bool = True) -> str:
    """Lower case, without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    spaced = re.sub(r"[\W_]+", " ", "".join(char for char in letters if not unicodedata.combining(char)))
    return spaced.strip() if strip else spaced


def _playbook(name: str) -> Playbook:
    read = _read(name)
    return Playbook(
        name=name,
        title=read["title"],
        place=read["place"],
        signs=tuple(read.get("sign", ())),
        synonyms=tuple(read.get("synonyms", ())),
        guidance_words=tuple(read.get("guidance", ())),
        variants=tuple(read["variants"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
