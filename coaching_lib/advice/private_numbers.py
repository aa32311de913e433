"""Numbers that lead to a person or an account, found in a text and replaced by their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

PHONE, CARD, ACCOUNT, DATE, NUMBER = "[PHONE]", "[CARD]", "[ACCOUNT]", "[DATE]", "[NUMBER]"
REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "IN", "BR", "AU")
"""Where a phone number without country code may be from."""

_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{2,4}){3,8}\b")
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? \d{4}\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b",
    re.IGNORECASE,
)
_RUN = re.compile(r"\+?(?:\(?\d\)?[ ,./()–-]{0,3}){4,}\d")
"""Five digits and more, however they are spaced."""
_CODE = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b")
"""Letters and digits in one word: order numbers, postcodes, customer ids."""
_DIGIT_WORDS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|double|triple|"
    "null|eins|zwei|drei|vier|funf|fünf|sechs|sieben|acht|neun|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
)
_SPOKEN = re.compile(rf"\b(?:(?:{_DIGIT_WORDS}|\d+)[ ,.-]+){{3,}}(?:{_DIGIT_WORDS}|\d+)\b", re.IGNORECASE)
"""Four figures and more, read aloud."""
FEWEST_CODE_DIGITS = 3


def without_numbers(text: str) -> str:
    """The text with phone, card, account and other long numbers, codes and dates replaced by their kind."""
    text = _IBAN.sub(_account, text)
    text = _DATE.sub(DATE, text)
    text = _without_phones(text)
    text = _CODE.sub(_code, text)
    text = _RUN.sub(lambda found: _kind(found.group()), text)
    return _SPOKEN.sub(NUMBER, text)


def is_iban(text: str) -> bool:
    """Whether the check digits of an account number are right (ISO 13616)."""
    plain = re.sub(r"[ -]", "", text).upper()
    turned = plain[4:] + plain[:4]
    return len(plain) >= 15 and int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def is_card(digits: str) -> bool:
    """Whether the digits have the length and the check digit of a payment card (ISO/IEC 7812)."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        number = int(char) * (1 + place % 2)
        total += number - 9 if number > 9 else number
    return 13 <= len(digits) <= 19 and total % 10 == 0


def _account(found: re.Match[str]) -> str:
    """The longest beginning that is an account number; words behind it stay."""
    pieces = re.split(r"([ -])", found.group())
    for last in range(len(pieces), 0, -2):
        if is_iban("".join(pieces[:last])):
            return ACCOUNT + "".join(pieces[last:])
    return found.group()


def _kind(run: str) -> str:
    digits = re.sub(r"\D", "", run)
    return CARD if is_card(digits) else ACCOUNT if len(digits) >= 10 else NUMBER


def _code(found: re.Match[str]) -> str:
    code = found.group()
    return NUMBER if sum(char.isdigit() for char in code) >= FEWEST_CODE_DIGITS else code


def _without_phones(text: str) -> str:
    """Card numbers are not phones: they are left for the next rule."""
    for first, last, raw in sorted(set(_phones(text)), reverse=True):
        if first < len(text) and text[first:last] == raw and not is_card(re.sub(r"\D", "", raw)):
            text = text[:first] + PHONE + text[last:]
    return text


def _phones(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of phone numbers as the library knows them, in every region."""
    if sum(char.isdigit() for char in text) < 5:
        return
    from phonenumbers import Leniency, PhoneNumberMatcher

    for region in REGIONS:
        for found in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
            yield found.start, found.end, found.raw_string
