"""What leaves for a model: the same words with every name, address and number replaced by its kind.

The rules rather take too much than too little: a blanked word costs nothing, a name that leaves does.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coaching_lib.advice.private_numbers import without_numbers

MAIL, LINK, NAME, TEAM, TITLE, SECRET = "[MAIL]", "[LINK]", "[NAME]", "[TEAM]", "[TITLE]", "[SECRET]"

_MAIL = re.compile(
    r"(?:\w+\s(?:dot|DOT)\s)*[^\s<>()\[\],;:\"']+\s?(?:@|\(at\)|\[at\]|\s(?:at|AT)\s)\s?[\w-]+"
    r"(?:\s?(?:\.|\(dot\)|\[dot\]|\s(?:dot|DOT)\s)\s?[a-z][\w-]*)+",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?|ftp|file|tel|mailto):\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.I)
_HANDLE = re.compile(r"(?<![\w@])@\w[\w.-]*")
_TITLE = re.compile(r"\b(?:sir|ma'?am|madam|mister|miss|mrs?|ms)\b\.?", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’-]+"
_CALLED = re.compile(
    r"(?P<lead>\b(?i:my name is|my name's|name is|this is|i am|i'm|it's|speaking with|speaking to|talk to|"
    r"talking to|spoke to|spoke with|dear|hi|hello|hey|thanks|thank you|regards|sincerely|cheers|bye|"
    r"mein name ist|ich bin|hallo|me llamo|soy|hola|je m'appelle|bonjour|mi chiamo|ik ben)[,:]?\s+"
    rf"(?:\[TITLE\]\s+)?)(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
)
_TITLED = re.compile(rf"\[TITLE\]\s+{_CAPITAL}(?:\s+{_CAPITAL})?")
_SAYS_NAME = re.compile(
    r"(?P<lead>\b(?i:my name is|my name's|me llamo|je m'appelle|mein name ist)\s+)(?P<name>[\w'’-]+)"
    r"(?:\s+(?!(?:and|but|i|from|calling|here|my|with|y|et|und)\b)[^\W\d][\w'’-]+)?",
)
_SECRET = re.compile(
    r"\b(?P<what>password|passwort|passcode|pass phrase|pin|cvv|cvc|security code|contraseña|mot de passe)\b"
    r"(?P<is>(?:\s+(?:is|was|number|code|ist|es))*\s*[:=]\s*|(?:\s+(?:number|code))?\s+(?:is|was|ist|es)\s+|\s+(?=\S*\d))\S+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_ID = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_TWICE = re.compile(r"\[NAME\](?:[ '’-]\[NAME\])+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_INVISIBLE = {"Cf", "Cc", "Co", "Cs"}
_WORDS = tomllib.loads(Path(__file__).with_name("redaction.toml").read_text(encoding="utf-8"))
NO_NAMES = frozenset(_WORDS["no_names"])
"""Words that are no name although they stand where one could, with a capital letter."""
ALSO_WORDS = frozenset(_WORDS["also_words"])
"""Names that are words as well: only with a capital letter they are taken for names."""


@dataclass(frozen=True)
class Roster:
    """Whose names are known: everybody in the scores, and the team the agent belongs to."""

    names: frozenset[str] = frozenset()
    team: str | None = None

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every single name, folded; initials and letters alone are none."""
        found = (part for name in self.names for part in re.split(r"[\W\d_]+", _plain(name).casefold()))
        return frozenset(part for part in found if len(part) > 1)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Names of one word that hold more than letters: ids and handles, folded."""
        found = (_plain(name).strip().casefold() for name in self.names)
        return frozenset(name for name in found if len(name) > 1 and " " not in name and not name.isalpha())

    @cached_property
    def dense(self) -> tuple[str, ...]:
        """Names in scripts without blanks: there a name may stand inside a word. The longest first."""
        found = {part for name in self.names for part in _plain(name).split() if _DENSE.search(part)}
        return tuple(sorted(found, key=len, reverse=True))


def redacted(text: str, roster: Roster) -> str:
    """The text on one line, fit to leave: typed placeholders where names, addresses or numbers stood."""
    plain = " ".join(_plain(text).replace("[", "(").replace("]", ")").split())
    for step in _steps(roster):
        plain = step(plain)
    return plain


def names_in(text: str, roster: Roster) -> frozenset[str]:
    """Single names of the roster in a text, folded; those that are words as well only with a capital."""
    words = _WORD.findall(_plain(text))
    return frozenset(word.casefold() for word in words if _is_name(word, roster))


def _plain(text: str) -> str:
    """One spelling of look-alike letters, no invisible signs."""
    spelled = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if char.isspace() else char
        for char in spelled
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )


def _steps(roster: Roster) -> Iterable[Callable[[str], str]]:
    yield lambda text: _MAIL.sub(MAIL, text)
    yield lambda text: _LINK.sub(LINK, text)
    yield lambda text: _HANDLE.sub(NAME, text)
    yield lambda text: _SECRET.sub(rf"\g<what>\g<is>{SECRET}", text)
    yield lambda text: _ID.sub(lambda found: NAME if found[0].casefold() in roster.ids else found[0], text)
    yield lambda text: _without_dense(text, roster)
    yield without_numbers
    yield lambda text: _without_team(text, roster.team)
    yield lambda text: _TITLE.sub(TITLE, text)
    yield lambda text: _TITLED.sub(f"{TITLE} {NAME}", text)
    yield lambda text: _SAYS_NAME.sub(rf"\g<lead>{NAME}", text)
    yield lambda text: _CALLED.sub(_called, text)
    yield lambda text: _WORD.sub(lambda found: NAME if _is_name(found[0], roster) else found[0], text)
    yield lambda text: _TWICE.sub(NAME, text)


def _called(found: re.Match[str]) -> str:
    first = found["name"].split()[0]
    return found.group() if first in NO_NAMES else f"{found['lead']}{NAME}"


def _without_dense(text: str, roster: Roster) -> str:
    for name in roster.dense:
        text = text.replace(name, NAME)
    return text


def _is_name(word: str, roster: Roster) -> bool:
    low = word.casefold()
    return low in roster.parts and (low not in ALSO_WORDS or not word.islower())


def _without_team(text: str, team: str | None) -> str:
    name = _plain(team or "").strip()
    if len(name) < 3:
        return text
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", TEAM, text, flags=re.IGNORECASE)
