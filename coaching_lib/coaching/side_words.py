"""Sentences about what else changed with a plan. Plain text, no markup."""

from __future__ import annotations

from coaching_lib.coaching.figures import MINUS, counted, one_decimal
from coaching_lib.coaching.side_effects import SideEffect, is_sure

NAMES = {"handle_seconds": "Handle time", "average_score": "The average score"}
MEANING = (
    "Before and during the plan in the same days as its verdict, luck before the plan evened out, moved by "
    "what un-coached colleagues did in the same weeks on the same kinds of contacts. In nine of ten cases "
    "the true difference lies inside the range."
)


def side_sentence(found: SideEffect) -> str:
    """ "Handle time rose by 0:40 (−0:10 to +1:30) beside colleagues; chance alone may explain it." """
    name = NAMES[found.measure]
    if found.change is None or found.low is None or found.high is None:
        return f"{name}: too few contacts or colleagues to compare."
    figures = f"{_signed(found, found.low)} to {_signed(found, found.high)}"
    verb = "rose" if found.change >= 0 else "fell"
    doubt = "" if is_sure(found) else "; chance alone may explain it"
    unit = " points" if found.measure == "average_score" else ""
    return f"{name} {verb} by {_amount(found, found.change)}{unit} ({figures}) beside colleagues{doubt}."


def level_text(found: SideEffect) -> str:
    """ "5:00 in 24 contacts before, 5:40 in 18 after"."""
    parts = (("before", found.before, found.before_count), ("after", found.after, found.after_count))
    told = [
        f"{_amount(found, mean)} in {counted(count, 'contact')} {when}"
        for when, mean, count in parts
        if mean is not None
    ]
    return ", ".join(told) or "no contacts"


def _signed(found: SideEffect, value: float) -> str:
    text = _amount(found, value)
    if not text.strip("0:."):
        return text
    return f"+{text}" if value > 0 else f"{MINUS}{text}"


def _amount(found: SideEffect, value: float) -> str:
    """The size alone: minutes and seconds, or points with one decimal."""
    if found.measure == "average_score":
        return one_decimal(abs(value))
    minutes, seconds = divmod(round(abs(value)), 60)
    return f"{minutes}:{seconds:02d}"
