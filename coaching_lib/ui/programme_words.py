"""Sentences about the programme, with its own numbers. Markdown: every datum is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coaching_lib.reports.activity import Activity
from coaching_lib.reports.answers.programme import Programme, ProgrammeGroup
from coaching_lib.ui import format
from coaching_lib.ui.text import safe

AMBER = "That is more than chance allows for: read every *Improvement* with caution."
SAME = 0.005
"""Evened-out effects that differ by less than this (half a point) are shown as the same."""


def meaning(found: Programme) -> str:
    """How the pooled effect and the self-audit come about."""
    effect = format.effect(found.mean_effect, found.low, found.high)
    return (
        f"Each finished plan is compared with what was to be expected without it: the agent's usual level, "
        "lucky and unlucky streaks evened out, moved by what un-coached colleagues did in the same weeks on "
        f"the same kinds of contacts. Pooled over **{format.counted(found.plans_finished, 'plan')}** that is "
        f"**about {effect}** more of the contacts met; plans with many contacts count more. In nine of ten "
        f"cases the mean effect lies in the range. {_between(found)}  \n"
        f"**Self-audit.** {self_audit(found)} 2 to 4% are to be expected by chance; above 7% the rule itself "
        "must be doubted."
    )


def _between(found: Programme) -> str:
    if found.plans_finished < 2 or found.between_plan_sd is None:
        return ""
    if found.between_plan_sd < SAME:
        return "The plans do not differ by more than chance."
    return (
        f"Single plans differ: most lie within {format.count(round(found.between_plan_sd * 100))} points "
        "of the mean, either way."
    )


def spread(low: float | None, high: float | None) -> str:
    """A range of effects: −3 to +33 points."""
    if low is None or high is None:
        return "no range yet"
    return format.effect(low, low, high).partition("(")[2].rstrip(")") + " points"


def verdict(found: Programme) -> str:
    """Whether the range leaves a doubt."""
    if found.low is None or found.high is None:
        return ""
    if found.low > 0:
        return "Share of contacts met, beyond what luck and colleagues explain. The whole range is above 0."
    if found.high < 0:
        return "Share of contacts met, beyond what luck and colleagues explain. The whole range is below 0."
    return (
        "Share of contacts met, beyond what luck and colleagues explain. The range includes 0: "
        "it is not sure yet that plans help."
    )


def nothing_finished(active: Activity) -> str:
    """Plans are there, but none that ended with a contact that counts."""
    if active.running == active.plans:
        are = "1 plan is" if active.running == 1 else f"{active.running} plans are"
        return f"No plan has ended yet, {are} running. What plans bring is shown here once they have ended."
    return "No ended plan has a scored contact that counts yet, so nothing can be said about effects."


def lately(active: Activity) -> str:
    """What was shared in the days looked at."""
    since = "So far" if active.first is None else f"Since {format.day(active.first)}"
    if not active.shared:
        return f"{since}: no plan shared."
    return (
        f"{since}: {format.counted(active.shared, 'plan')} shared with "
        f"{format.counted(active.agents, 'agent')} by {format.counted(active.coaches, 'coach', 'coaches')}; "
        f"{format.of(active.seen, active.shared)} opened or read."
    )


def self_audit(found: Programme) -> str:
    """What the same rule says of colleagues without a plan; empty where there was nobody to try it on."""
    if found.self_audit_share is None:
        return ""
    clear = round(found.self_audit_share * found.self_audit_count)
    return (
        f"The same rule would call {format.percent(found.self_audit_share)} of un-coached colleagues "
        f"improved ({format.of(clear, found.self_audit_count)})."
    )


def evened_out(rows: Sequence[ProgrammeGroup], found: Programme) -> str:
    """What the figures of the groups are, and whether they differ at all."""
    values = [row.evened_out_effect for row in rows]
    if len(rows) > 1 and max(values) - min(values) < SAME:
        return (
            "Differences between these are no larger than chance, so all show the mean of all plans "
            f"({format.effect(found.mean_effect, None, None)}). Click a figure for what was counted."
        )
    return "Evened out: few plans count less than many, so small groups lie near the mean of all plans."


def group_meaning(name: str, row: ProgrammeGroup, found: Programme) -> str:
    """One group, as counted and evened out."""
    plans = format.counted(row.plans_finished, "finished plan")
    return (
        f"**{safe(name)}**: {plans}. Counted alone, about "
        f"{format.effect(row.mean_effect, row.low, row.high)}. Evened out with the number of plans, "
        f"**{format.effect(row.evened_out_effect, row.evened_out_low, row.evened_out_high)}**: drawn towards "
        f"the mean of all plans ({format.effect(found.mean_effect, None, None)}), the more the fewer plans. "
        "Where ranges overlap, an order says nothing."
    )


def month(name: str) -> str:
    """2026-09 as Sep 2026."""
    return f"Shared in {date.fromisoformat(name + '-01'):%b %Y}"
