"""Contact Center Metrics, and how old the scores are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.periods import Window
from coaching_lib.reports.answers.metrics import ChannelMetrics, DataAge, Metrics, MetricsView, WeekPoint
from coaching_lib.reports.centre import Row, centre, rows_once
from coaching_lib.reports.rolled_up import by_day
from coaching_lib.reports.scope import chosen, numbers, visible
from coaching_lib.reports.span import Span, last_scored_day, span
from coaching_lib.reports.standings import standings_of
from coaching_lib.scores import Snapshot

NOTHING = Metrics(0, 0, 0, 0, None, None, None, None)
ENOUGH_CONTACTS = 5
WEEK = timedelta(days=7)


def metrics(desk: Desk, filters: Filters) -> Metrics:
    """Volumes, average official score (0-100) and handle time (seconds) of one window, by channel too."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return NOTHING
    return metrics_over(snapshot, span(desk, snapshot, filters), *narrowing(desk, snapshot, filters))


def metrics_view(desk: Desk, filters: Filters) -> MetricsView:
    """The metrics with the window before and the whole weeks (Monday to Sunday) inside the window."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return MetricsView(NOTHING, None, (), None, None, 0, 0)
    asked = span(desk, snapshot, filters)
    narrowed = narrowing(desk, snapshot, filters)
    now = metrics_over(snapshot, asked, *narrowed)
    window = asked.window or known_days(now)
    to_coach, enough = _coaching_counts(desk, snapshot, filters, asked)
    return MetricsView(
        now=now,
        before=metrics_before(snapshot, asked, *narrowed),
        weeks=weeks(snapshot, asked, window, *narrowed),
        first=window.first if window else None,
        last=window.last if window else None,
        agents_to_coach=to_coach,
        agents_enough=enough,
    )


def narrowing(desk: Desk, snapshot: Snapshot, filters: Filters) -> tuple[list[int] | None, Filters]:
    """(agent numbers or None for everyone, filters): what narrows the rows, not the centre."""
    return numbers(desk, centre(desk, snapshot), filters), filters


def metrics_over(snapshot: Snapshot, asked: Span, agents: list[int] | None, filters: Filters) -> Metrics:
    """The metrics of a span for some agents (None: everyone)."""
    who = {"agents": agents, "team": filters.team}
    found = rows_once(snapshot, "metrics", **who, **asked.params)
    behaviors = _behaviors_found(snapshot, asked, who, filters.behavior)
    found = [row | {"behaviors": behaviors.get((row["is_total"], row["channel"]), 0)} for row in found]
    total = next(row for row in found if row["is_total"])
    channels = [ChannelMetrics(row["channel"], **_fields(row)) for row in found if not row["is_total"]]
    return Metrics(**_fields(total), by_channel=tuple(channels))


def _behaviors_found(
    snapshot: Snapshot, asked: Span, who: dict[str, Any], behavior: str | None
) -> dict[tuple[bool, str | None], int]:
    """How many behaviors have results, by (is_total, channel)."""
    if asked.rubric or any(value is not None for value in who.values()):
        found = rows_once(snapshot, "behaviors_found", behavior=behavior, **who, **asked.params)
    else:
        found = rows_once(snapshot, "day_behaviors_found", behavior=behavior, **asked.params)
    return {(row["is_total"], row["channel"]): row["behaviors"] for row in found}


def metrics_before(
    snapshot: Snapshot, asked: Span, agents: list[int] | None, filters: Filters
) -> Metrics | None:
    """The metrics of the window before; None where nothing happened then, and for all time."""
    if asked.before is None:
        return None
    before = metrics_over(snapshot, asked.before, agents, filters)
    return before if before.interactions else None


def known_days(found: Metrics) -> Window | None:
    """The days all time stands for: from the first known day to the last."""
    return Window(found.first_day, found.last_day) if found.first_day and found.last_day else None


def whole_weeks(window: Window | None) -> list[date]:
    """Mondays of the weeks that lie inside the window from Monday to Sunday."""
    if window is None:
        return []
    monday = window.first + timedelta(days=-window.first.weekday() % 7)
    count = max(0, (window.last - monday).days + 1) // 7
    return [monday + number * WEEK for number in range(count)]


def weeks(
    snapshot: Snapshot, asked: Span, window: Window | None, agents: list[int] | None, filters: Filters
) -> tuple[WeekPoint, ...]:
    """One point per whole week of the window; a week without interactions has no averages."""
    mondays = whole_weeks(window)
    if not mondays:
        return ()
    days = {"first": mondays[0], "last": mondays[-1] + timedelta(days=6)}
    question = by_day(asked, "weeks", "day_weeks")
    found = rows_once(snapshot, question, agents=agents, team=filters.team, **(asked.params | days))
    by_week = {row["week"]: WeekPoint(**row) for row in found}
    return tuple(by_week.get(monday, WeekPoint(monday, 0, None, None)) for monday in mondays)


def data_age(desk: Desk) -> DataAge | None:
    """How many scores there are, how old they are, and what the filters can offer. None: no snapshot."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    known = centre(desk, snapshot)
    held = rows_once(snapshot, "data_age")[0]
    return DataAge(
        interactions=held["interactions"],
        agents=held["agents"],
        last_scored_day=last_scored_day(desk, snapshot),
        loaded_at=_text(held["loaded_at"]),
        teams=_sorted(agent.team for _, agent in visible(desk, known)),
        channels=_sorted(channel for _, channel, _ in known.strata),
        topics=_sorted(topic for _, _, topic in known.strata),
        rubrics=_sorted(held["rubrics"] or ()),
        behaviors=_sorted(behavior.behavior for behavior in known.behaviors),
        has_transcripts=held["has_transcripts"],
        has_weights=held["has_weights"],
    )


def _coaching_counts(desk: Desk, snapshot: Snapshot, filters: Filters, asked: Span) -> tuple[int, int]:
    view = standings_of(desk, snapshot, asked)
    shown = [view.totals[n] for n, _ in chosen(desk, centre(desk, snapshot), filters) if n in view.totals]
    needs, names = view.standings.needs_coaching, view.standings.behaviors
    wanted = [filters.behavior in (None, name) for name in names]
    flagged = int(needs[[total.position for total in shown]][:, wanted].any(axis=1).sum()) if shown else 0
    return flagged, sum(total.scored >= ENOUGH_CONTACTS for total in shown)


def _fields(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in {"channel", "is_total"}}


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}, key=str.casefold))


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else value.isoformat()
