"""What a figure of one row means, with the row's own numbers. Markdown: every datum is escaped."""

from __future__ import annotations

from coaching_lib.reports.answers.agents import AgentView, NotSureYet
from coaching_lib.reports.answers.behaviors import AgentDot
from coaching_lib.scoring.strengths import Strength
from coaching_lib.ui import format
from coaching_lib.ui.text import safe


def dot(found: AgentDot, behavior: str) -> str:
    """One agent on one behavior: counted, evened out, and against colleagues."""
    counted = format.percent(found.met / found.applicable if found.applicable else None)
    low, high = format.percent(found.rate_low), format.percent(found.rate_high)
    return (
        f"**{safe(found.agent_name)}** met *{safe(behavior)}* in {format.of(found.met, found.applicable)} "
        f"contacts where it applied ({counted}). With lucky and unlucky streaks and the mix of contacts "
        f"evened out that is **{format.percent(found.rate)}**; the true share lies between {low} and {high} "
        f"in nine of ten cases. Colleagues on the same kinds of contacts meet it in "
        f"{format.percent(found.peer_rate)}. The misses cost {format.points(found.points_lost)} points of "
        "the agent's average."
    )


def not_sure(row: NotSureYet) -> str:
    """Why an agent is not listed yet, and what would decide it."""
    more = format.counted(row.more_needed, "more scored contact", "more scored contacts")
    return (
        f"**{safe(row.agent_name)}** missed *{safe(row.behavior)}* in "
        f"{format.of(row.missed, row.applicable)} contacts where it applied: "
        f"{format.sure(row.need_probability)} that coaching is needed, too little to say so. "
        f"About **{more}** at the level so far would decide it. At stake are "
        f"{format.points(row.expected_points_lost)} points of the average, luck evened out."
    )


def strength(found: Strength, name: str) -> str:
    """Why a behavior is called a strength."""
    low, high = format.percent(found.rate_low), format.percent(found.rate_high)
    return (
        f"**{safe(name)}** met *{safe(found.behavior)}* in {format.of(found.met, found.applicable)} contacts "
        f"where it applied; luck evened out that is {format.percent(found.evened_out_rate)} ({low} to "
        f"{high}). Colleagues on the same kinds of contacts meet it in {format.percent(found.peer_rate)}: "
        f"{format.sure(found.probability)} that the agent is better."
    )


def average(view: AgentView) -> str:
    """The counted and the evened-out average of one agent."""
    scored = format.counted(view.now.scored_interactions, "scored contact")
    words = f"Counted over {scored}: {format.score(view.now.average_score)}. "
    if view.evened_out_score is None or view.score_low is None:
        return words + "Too little is known of the center to even out luck."
    low, high = format.score(view.score_low), format.score(view.score_high)
    return (
        f"{words}Lucky and unlucky streaks evened out: {format.score(view.evened_out_score)}, drawn towards "
        f"the center ({format.score(view.centre_average_score)}), the more the fewer contacts. The true "
        f"level lies between {low} and {high} in nine of ten cases."
    )
