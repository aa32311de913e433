"""The weekly digest: the Overview of a viewer as a letter, for who asked for it."""

from __future__ import annotations

from datetime import timedelta

from coaching_lib.coaching.words import change_text
from coaching_lib.delivery import Figure, Letter, Row
from coaching_lib.delivery.wording import count, day, short_day
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import require_manager
from coaching_lib.record import settings
from coaching_lib.reports.answers.agents import BelowTarget, CoachingRequired
from coaching_lib.reports.answers.metrics import MetricsView
from coaching_lib.reports.below_target import below_targets
from coaching_lib.reports.metrics import metrics_view
from coaching_lib.reports.team import coaching_required
from coaching_lib.reports.verdicts import Judged, judged_plans

NAMED = 5
LATELY = 7
"""Days back in which an ended plan is news."""
ASKED = "You asked for this mail on the Overview, and can stop it there."


def digest_address(desk: Desk) -> str | None:
    """The address to which the viewer wants the digest; None: not asked for."""
    with desk.record.reading() as connection:
        wanted: dict[str, str] = settings.read(connection, settings.DIGEST, {})
    return wanted.get(desk.viewer.actor_id)


def digest(desk: Desk) -> Letter:
    """This week's digest of the viewer's agents: the metrics, who needs coaching, what ended lately.

    Raises: NotAllowed for who manages nobody; NotFound while there are no scores.
    """
    require_manager(desk.viewer)
    view = metrics_view(desk, Filters())
    if not view.now.interactions:
        raise NotFound("There are no scores yet, so there is nothing to tell.", "Load an export first.")
    required = [row for row in coaching_required(desk, Filters()) if not row.set_aside]
    ended = _ended(desk)
    link = desk.settings.public_url.strip().rstrip("/") if desk.settings.public_url else None
    return Letter(
        subject=f"Coaching this week: {_agents(view.agents_to_coach)} to coach",
        kicker=f"Weekly digest, {day(desk.today)}",
        heading="Your agents this week",
        opening=_opening(view, len(required), len(ended)),
        figures=_figures(view),
        body="\n\n".join(map(_below, below_targets(desk, Filters()))),
        rows=(*map(_required, required[:NAMED]), *map(_ended_row, ended[:NAMED])),
        link=link or None,
        link_label="Open the Overview",
        closing=ASKED,
    )  # fmt: skip


def _opening(view: MetricsView, required: int, ended: int) -> str:
    span = f"{short_day(view.first)} to {day(view.last)}" if view.first and view.last else "all time"
    named = (
        f"The {min(required, NAMED)} with most to gain are below"
        if required
        else "Nobody is surely below colleagues"
    )
    news = f"; {ended} {'plan' if ended == 1 else 'plans'} ended in the last {LATELY} days" if ended else ""
    return f"{_agents(view.now.agents)}, {span}. {named}{news}."


def _figures(view: MetricsView) -> tuple[Figure, ...]:
    now, before = view.now, view.before
    score, volume = (
        Figure("Average QA score", _score(now.average_score)),
        Figure(
            "Contacts",
            f"{now.interactions:,}",
            _change(now.interactions, before.interactions if before else None, 0),
        ),
    )
    if before is not None:
        score = Figure(score.label, score.value, _change(now.average_score, before.average_score, 1))
    of = f"of {view.agents_enough} with 5 or more"
    return score, volume, Figure("Need coaching", str(view.agents_to_coach), of)


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _change(now: float | None, before: float | None, digits: int) -> str:
    if now is None or before is None:
        return ""
    return f"{now - before:+,.{digits}f}".replace("-", "−") + " vs. before"


def _required(row: CoachingRequired) -> Row:
    sure = "over 99%" if row.need_probability > 0.995 else f"{row.need_probability:.0%}"
    missed = f"missed in {count(row.missed)} of {row.applicable} contacts, {sure} sure"
    return Row(f"{row.agent_name}: {row.behavior}", missed, f"{row.expected_points_lost:.1f} points")


def _ended(desk: Desk) -> list[Judged]:
    """Plans whose target date passed in the last days, newest first."""
    since = desk.today - timedelta(days=LATELY)
    found = [each for each in judged_plans(desk) if since <= each.plan.target_on < desk.today]
    return sorted(found, key=Judged.finished_order, reverse=True)


def _ended_row(each: Judged) -> Row:
    plan, verdict = each.plan, each.verdict
    title = f"{plan.agent_name}: {plan.behavior}"
    return Row(title, f"ended {short_day(plan.target_on)}, {change_text(each.effect)}", verdict.status.value)


def _below(each: BelowTarget) -> str:
    names = ", ".join(agent.agent_name for agent in each.agents[:NAMED])
    more = f" and {len(each.agents) - NAMED} more" if len(each.agents) > NAMED else ""
    what = f"{each.target:.1f}" if each.behavior is None else f"{each.target:.0%} of {each.behavior}"
    return f"Surely below the target of {what}: {names}{more}."


def _agents(number: int) -> str:
    return f"{number:,} {'agent' if number == 1 else 'agents'}"
