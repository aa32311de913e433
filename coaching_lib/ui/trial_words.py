"""Sentences about a rubric that is tried. Markdown: every datum is escaped."""

from __future__ import annotations

from coaching_lib.reports.rubric_trial import TrialAgent, TrialOutcome, VerdictChange
from coaching_lib.ui import format
from coaching_lib.ui.text import safe

MEANING = (
    "Every contact of the last 90 days with scores is counted again under the rubric you enter: points, "
    "averages, the ranking and *Coaching Required*, for the whole center. Both averages are computed from "
    "the behaviors; an exported score stays what it was, whatever the rubric. A behavior that an export "
    "leaves out altogether is no result and never counts as met.  \n"
    "**Nothing is saved.** To keep a rubric, load a rubric file with it; the two modes are settings "
    "(`COACHING_NA_MODE`, `COACHING_AUTO_FAIL`)."
)


def verdicts(found: TrialOutcome) -> str:
    """Why verdicts change, or cannot."""
    if found.is_na_mode_changed:
        return (
            "Verdicts of finished plans rest on met and missed contacts. Counting what does not apply "
            "differently changes those counts, so every plan was judged again."
        )
    return (
        "Verdicts of finished plans rest on met and missed contacts, not on weights, criticals or goals of "
        "the rubric: no verdict changes."
    )


def verdict(change: VerdictChange) -> str:
    """One plan whose verdict would be another."""
    return (
        f":small[{safe(change.agent_name)}, {safe(change.behavior)}: {safe(change.before)} → "
        f"{safe(change.after)}]"
    )


def averages(agent: TrialAgent) -> str:
    """The average before and after."""
    return f"{format.score(agent.average_before)} → **{format.score(agent.average_after)}**"
