"""Numbers, addresses and names that lead to a person, masked where words are shown or sent; the words stay.

What leaves for a model is blanked far more strictly (`redaction`). Here a quote has to stay readable, and it
has to be provable that nothing else was changed: `stands_in` compares a masked quote with the stored words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

HIDDEN, MAIL, NAME = "••••••", "[e-mail address]", "[name]"
"""The marks; a long number keeps its last two digits behind the first."""
LONG = 9
"""Digits from which the last two are shown."""

_MAIL = re.compile(r"[^\s<>()\[\],;:\"'@]+@[\w-]+(?:\.[\w-]+)+")
_RUN = re.compile(r"(?<![\w.,:/#-])\+?\(?\d(?:[ ().–/-]{0,2}\d){3,}(?![\w%])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_NO_SECRET = re.compile(
    r"(?:19|20)\d\d(?:[–/-](?:19|20)?\d\d){0,2}"  # years, ranges of years, 2024-06-28
    r"|\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d"  # 28.06.2024, 6/28/24
    r"|[1-9]\d{0,2}(?:[ .]000){1,3}"  # 10 000
    r"|\d{1,3}\.\d\d"  # prices and versions: 24.99, 16.04
    r"|\d{1,3}(?:\.\d{1,3}){2,3}(?:-\d{1,3})?"  # addresses of machines, versions
)
_NAMED = re.compile(
    r"(?:number|no|nr|account|customer|member|order|case|ticket|reference|ref|policy|code|pin|postcode|zip|"
    r"nummer|konto|kunden\w*|numero|número|cuenta|compte|cliente|client|klantnummer)\b[^\w\d]*(?:is|ist|es|est)?"
    r"[^\w\d]*$",
    re.IGNORECASE,
)
_DIGIT = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|null|eins|zwei|drei|vier|fünf|sechs|sieben|"
    "acht|neun|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf"
)
_SPOKEN = re.compile(rf"\b(?:(?:{_DIGIT})[ ,.-]+){{4,}}(?:{_DIGIT})\b", re.IGNORECASE)
"""Five figures and more, read aloud."""
_MARKS = re.compile(rf"{HIDDEN}(?:\d\d)?|{re.escape(MAIL)}|{re.escape(NAME)}")
_HIDES = {MAIL: _MAIL.pattern, NAME: r"[^\W\d_][\w'’-]*"}


def masked(text: str, names: Collection[str] = ()) -> str:
    """The text with phone, card, account and other long numbers, e-mail addresses and these names masked."""
    text = _MAIL.sub(MAIL, text)
    text = _IBAN.sub(lambda found: _hidden(found.group()), text)
    text = _RUN.sub(_number, text)
    text = _SPOKEN.sub(HIDDEN, text)
    return _names(frozenset(names)).sub(NAME, text) if names else text


def stands_in(quote: str, said: str) -> bool:
    """Whether a quote is word for word a part of what was said, but for what its marks hide."""
    return _unmasked(quote).search(said) is not None


def is_all_of(quote: str, said: str) -> bool:
    """Whether a quote is the whole of what was said, but for what its marks hide."""
    return _unmasked(quote).fullmatch(said) is not None


def _number(found: re.Match[str]) -> str:
    run = found.group()
    digits = sum(char.isdigit() for char in run)
    plain = run.strip("+( ").rstrip(")")
    if _NO_SECRET.fullmatch(plain):
        return run
    is_split = plain.isdigit() is False
    is_named = _NAMED.search(found.string[: found.start()]) is not None
    return _hidden(run) if digits >= 6 or is_named or (digits == 5 and is_split) else run


def _hidden(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return HIDDEN + (digits[-2:] if len(digits) >= LONG else "")


@lru_cache(maxsize=256)
def _names(names: frozenset[str]) -> re.Pattern[str]:
    """Whole names first; each only as it is written, with its capital letters."""
    known = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w@])(?:{known})(?![\w@])")


@lru_cache(maxsize=1024)
def _unmasked(quote: str) -> re.Pattern[str]:
    pieces, last = [], 0
    for mark in _MARKS.finditer(quote):
        pieces += [re.escape(quote[last : mark.start()]), _hidden_by(mark.group())]
        last = mark.end()
    return re.compile("".join([*pieces, re.escape(quote[last:])]))


def _hidden_by(mark: str) -> str:
    """What may stand behind a mark: a number that ends so, an address, or one word with a capital letter."""
    if mark in _HIDES:
        return rf"(?-i:{_HIDES[mark]})" if mark == MAIL else r"[A-Z\u00c0-\u024f][\w'’-]*"
    digits = mark[len(HIDDEN) :]
    spoken = "" if digits else rf"|(?i:(?:(?:{_DIGIT})[ ,.-]+)+(?:{_DIGIT}))"
    return rf"(?:[A-Z]{{0,2}}[+(]*\d[\dA-Z ().–/-]*{r'[ ().–/-]*'.join(digits)}{spoken})"


def names_told(turns: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Names of customers, as a conversation tells them: (speaker, text) of its turns.

    Found where somebody is introduced, greeted or thanked by name, or called Mr, Mrs and the like.
    """
    found: set[str] = set()
    for speaker, text in turns:
        patterns = (_GREETED, _TITLED) if speaker == "agent" else (_INTRODUCED, _TITLED)
        for pattern in patterns:
            for match in pattern.finditer(text):
                found.update(word for word in match["name"].split() if word not in _NO_NAMES)
    return frozenset(found)


_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u024f][a-zß-ÿ\u0100-\u024f'’-]+(?:[A-Z][a-zß-ÿ]+)?"
_INTRODUCED = re.compile(
    r"\b(?i:my name is|my name's|the name is|this is|mein name ist|ich heiße|me llamo|je m'appelle|mi chiamo|"
    rf"ik heet|nazywam się)\s+(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_GREETED = re.compile(
    r"(?:^|[.!?,]\s*)(?i:hi|hello|hey|dear|thanks|thank you|sorry|"
    rf"hallo|liebe|lieber|hola|bonjour|merci|danke|gracias|ciao),?\s+(?P<name>{_CAPITAL})"
    r"(?=\s*(?:[,.!?:;–-]|$))"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Herr|Herrn|Frau|Señor|Señora|Sr|Sra|Monsieur|Madame|Mme|Signor|Signora|Sig|Pan|"
    rf"Pani|Meneer|Mevrouw)\.?\s+(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_NO_NAMES = frozenset(
    tomllib.loads(Path(__file__).with_name("masking.toml").read_text(encoding="utf-8"))["no_names"]
)
"""Words with a capital letter that are no name where one could stand."""
