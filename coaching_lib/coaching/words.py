"""Sentences about plans and improvement areas, with the row's own numbers. Plain text, no markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coaching_lib.coaching.effect import Effect
from coaching_lib.coaching.figures import UNKNOWN, change, counted, day, one_decimal, percent, whole
from coaching_lib.coaching.rule import MIN_CONTACTS, Rule
from coaching_lib.coaching.status import Evidence, Status, Verdict
from coaching_lib.coaching.target import Target
from coaching_lib.scoring.areas import UNEXPLAINED, Area
from coaching_lib.scoring.system import SystemCause, Where

COMPARED = (
    "Compared with the agent\u2019s usual level, lucky and unlucky streaks evened out, and moved by what "
    "un-coached colleagues did in the same weeks on the same kinds of contacts."
)

NOTES = {
    "goal-reached": "The goal was reached.",
    "goal-below-baseline": "The goal lies below what the agent already met before the plan.",
    "rose-with-team": "The agent rose with the team: colleagues without a plan rose as well.",
    "held-while-team-fell": "The agent held the level while the team fell.",
    "worse-than-expected": "The level is lower than luck and colleagues explain.",
    "few-peers": "Few colleagues to compare with, so the range is wider.",
    "no-baseline": "Too few contacts before the plan to know the usual level; colleagues stand in for it.",
    "overlap": "Another plan on the same behavior overlaps this one; both share the time before the first.",
    "rubric-changed": "The rubric changed during the plan; colleagues were scored by the same change.",
    "rule-altered": "The rule kept with this plan is not the one it was shared with, so the plan is not "
    "judged. Share a new plan, or bring the record back from a backup.",
    "date-moved": "The target date was moved to a later day while the plan was running.",
    "few-contacts": "Few contacts: under 10 where it applied.",
    "never-applicable": "It never applied in this period.",
    "team-issue": "A team issue: most of the center loses points here. Train everyone.",
    "no-data": "No scored contacts in this period.",
    "unexplained": "Points that the exported scores lose beyond what the behaviors add up to.",
}


def note_sentences(codes: Iterable[str], team_issue: str | None = None) -> tuple[str, ...]:
    """The notes of a plan or an area in words, in their order. `team_issue`: a closer sentence for that."""
    said = NOTES if team_issue is None else {**NOTES, "team-issue": team_issue}
    return tuple(said[code] for code in codes)


def change_text(effect: Effect) -> str:
    """ "+22 points (−3 to +46)", with "so far" while the plan runs; an en dash before the first contact."""
    text = change(effect.effect, effect.effect_low, effect.effect_high)
    return f"{text} so far" if effect.is_running and text != UNKNOWN else text


def verdict_sentence(verdict: Verdict, effect: Effect) -> str:
    """The outcome of a plan in one sentence."""
    if "rule-altered" in verdict.notes:
        return "This plan cannot be judged: its rule was altered after it was shared."
    if verdict.evidence is Evidence.TOO_EARLY:
        return _so_far(effect)
    if verdict.evidence is Evidence.NO_DATA:
        return "No scored contacts in the period of this plan, so nothing can be said about it."
    fewest = min(effect.baseline_count, effect.after_count)
    if fewest < MIN_CONTACTS:
        when = "during" if effect.after_count == fewest else "before"
        return f"Too few contacts {when} the plan to judge: {fewest} of {MIN_CONTACTS}."
    return _judged(verdict, effect)


def _so_far(effect: Effect) -> str:
    """A running plan: the range only, no verdict."""
    if effect.after_count == 0:
        return "Too early to tell: no scored contacts yet that count."
    contacts = counted(effect.after_count, "contact")
    return f"Too early to tell: {change_text(effect)} after {contacts}."


def _judged(verdict: Verdict, effect: Effect) -> str:
    """A finished plan with enough contacts."""
    figures = change(effect.effect, effect.effect_low, effect.effect_high)
    if verdict.status is Status.IMPROVEMENT:
        return f"{'Clearly' if verdict.evidence is Evidence.CLEAR else 'Likely'} improved: {figures}."
    if verdict.evidence is Evidence.CLEAR:
        return f"No improvement of 10 points or more: {figures}."
    return f"Not enough evidence of an improvement: {figures}. {more_sentence(effect.more_needed)}"


def more_sentence(more_needed: int | None) -> str:
    """What would decide an open outcome."""
    if more_needed is None:
        return "More contacts of that period are unlikely to decide it."
    verb = "contact of that period would" if more_needed == 1 else "contacts of that period would"
    return f"About {whole(more_needed)} more scored {verb} decide."


def plan_meaning(effect: Effect, rule: Rule) -> str:
    """What the figures of a plan mean: observed against expected, and what expected means."""
    if effect.after_rate is None:
        return f"Colleagues in the agent\u2019s place met {percent(effect.expected_rate)}. {COMPARED}"
    passes = whole(effect.after_rate * effect.after_count)
    return (
        f"Met in {passes} of {whole(effect.after_count)} contacts ({percent(effect.after_rate)}); "
        f"{percent(effect.expected_rate)} was to be expected without the plan, the goal is "
        f"{percent(rule.goal_rate)}. {COMPARED} Nine times in ten the true difference lies in the range."
    )


def rule_sentences(rule: Rule, target_on: date | None = None) -> tuple[str, ...]:
    """The rule that was fixed when the plan was shared, for reading. `target_on`: the present date."""
    before, during = rule.baseline, rule.judged_days(rule.first_target_on)
    moved = target_on if target_on and target_on != rule.first_target_on else None
    return (
        f"Before: {day(before.first)} to {day(before.last)}, the {rule.baseline_days} days before sharing "
        "(of the first plan, where plans overlap).",
        f"During: {day(during.first)} to the target date, {day(during.last)}"
        + (f", moved to {day(moved)} while it ran" if moved else "")
        + f"; the first {counted(rule.settle_days, 'day')} do not count.",
        f"Compared with: {rule.peers[0].lower()}{rule.peers[1:]}.",
        f"The goal: {percent(rule.goal_rate)} met.",
        *_luck(rule),
        f"Improvement: clear from {percent(rule.certain_clear)} certainty, "
        f"likely from {percent(rule.certain_likely)}, and the agent\u2019s own level must have risen.",
        f"Days are those of the zone {rule.zone}.",
    )


def _luck(rule: Rule) -> tuple[str, str]:
    """What was foretold on the day of sharing; an en dash where nothing was kept."""
    contacts, chance = rule.expected_contacts, rule.luck_chance
    about = UNKNOWN if contacts is None else f"about {whole(round(contacts))}"
    usual = UNKNOWN if rule.usual_rate is None else percent(rule.usual_rate)
    return (
        f"Contacts expected during it: {about}.",
        f"Chance of reaching the goal by luck, staying at the usual level ({usual}): {percent(chance)}.",
    )


def system_sentence(cause: SystemCause) -> str:
    """Why everyone should be trained: since when, in which queue or under which version."""
    where = {
        Where.SINCE: f"since the week of {day(cause.since)}" if cause.since else "of late",
        Where.QUEUE: f"in queue {cause.name}",
        Where.VERSION: f"since rubric version {cause.name}",
    }[cause.where]
    other = "elsewhere" if cause.where is Where.QUEUE else "before"
    figures = f"met in {percent(cause.rate)}, {other} {percent(cause.rate_elsewhere)}"
    return f"Most of the team misses this {where} ({figures}): train everyone."


def area_meaning(area: Area) -> str:
    """What a row of improvement areas means, with its own numbers."""
    if area.behavior == UNEXPLAINED:
        return NOTES["unexplained"]
    if not area.applicable:
        return NOTES["no-data"] if "no-data" in area.notes else NOTES["never-applicable"]
    missed = f"Missed in {whole(area.missed)} of {whole(area.applicable)} contacts where it applied."
    evened = (
        f"With luck evened out the agent meets it in {percent(area.evened_out_rate)} "
        f"({percent(area.rate_low)} to {percent(area.rate_high)}); "
        f"colleagues on the same kinds of contacts in {percent(area.peer_rate)}."
    )
    return " ".join([missed, *_points(area), evened, sureness(area)])


def _points(area: Area) -> list[str]:
    """What the misses cost, and what stopping them would bring."""
    if not area.missed or area.impact_points is None or area.frequency is None:
        return []
    counted_points = (
        f"That is {percent(area.frequency)} of all scored contacts, at {one_decimal(area.cost_per_miss)} "
        f"points each: {one_decimal(area.impact_points)} points of the average lost."
    )
    gain, evened = one_decimal(area.impact_points), one_decimal(area.expected_points_lost)
    would = f"If the agent stopped missing this, the average would rise by about {gain} points"
    return [counted_points, f"{would} ({evened} with luck evened out)."]


def sureness(area: Area) -> str:
    """How sure it is that coaching is needed."""
    if area.needs_coaching:
        return f"Coaching is needed: {percent(area.need_probability)} sure."
    if area.more_needed:
        return f"Not sure yet: {counted(area.more_needed, 'more scored contact')} would tell."
    return "Coaching is not surely needed."


def target_sentence(target: Target) -> str:
    """Why this goal and date are suggested."""
    goal, quartile = percent(target.suggested_goal_rate), percent(target.peer_top_quartile)
    sentences = {
        "peers-top-quartile": f"Top quartile of colleagues on the same kinds of contacts: {quartile}.",
        "smallest-step": f"Top quartile is {quartile}; {goal} is the smallest step worth a plan.",
        "capped": f"Top quartile is {quartile}; {goal} is what half of the agents reach by then.",
        "at-ceiling": f"The agent already meets {percent(target.current_rate)}; no plan is suggested.",
    }
    return sentences[target.reason]
