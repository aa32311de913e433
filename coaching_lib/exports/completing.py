"""Evaluations beside a table of contacts: the evaluation stands, and the table says what it does not."""

from __future__ import annotations

from coaching_lib.exports.intake import Intake
from coaching_lib.exports.statements import literal, literals
from coaching_lib.exports.values.words import CHANNELS


def complete(intake: Intake) -> list[str]:
    """Fill what evaluations leave open (channel, topic, handle time, start, …) from the lines they replaced.

    Returns what is to be said about it.
    """
    words_of = " ".join(
        f"when lower(bare(channel)) in ({literals(sorted(words))}) then {literal(name)}"
        for name, words in CHANNELS.items()
    )
    intake.run("complete/contact_told", {"channels": words_of})
    count = intake.row("complete/count")["interactions"]
    if not count:
        return []
    intake.run("complete/interaction")
    return [f"{count:,} evaluated interactions are described by a table beside their evaluations."]
