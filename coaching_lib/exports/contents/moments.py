"""Which columns are the time of an interaction and its length."""

from __future__ import annotations

from coaching_lib.exports.contents.kinds import Content, Kind
from coaching_lib.exports.contents.relations import determines
from coaching_lib.exports.contents.search import Search, of_kind

LATEST_HOUR = 24
USUAL_HOUR = 6
"""Clock times of a working day hardly begin before; lengths of contacts hardly reach it."""


def find(search: Search) -> None:
    """Find the day, the time of day and the handle time of each interaction."""
    _find_date(search)
    for column in of_kind(_of_interactions(search), Kind.CLOCK):
        _find_clock(search, column)


def find_date(search: Search) -> bool:
    """Find the only date a recognized table has, where it moves from contact to contact of an agent."""
    dates = of_kind(_of_interactions(search), Kind.DATE)
    if search.has("started_at", "date") or len(dates) != 1 or _is_of_agent(search, dates[0]):
        return False
    search.take("started_at", dates[0])
    return True


def _of_interactions(search: Search) -> list[Content]:
    """Free columns that say one thing about an interaction, on all of its rows."""
    key = search.known.get("interaction_id")
    if key is None or not search.has("behavior"):
        return search.free
    return [one for one in search.free if determines(key, one)]


def _is_of_agent(search: Search, column: Content) -> bool:
    """Whether a date belongs to the agent (hired, born) and not to the contact."""
    agents = [search.known[field] for field in ("agent_id", "agent_name", "agent_email") if search.has(field)]
    return not agents or any(determines(agent, column) for agent in agents)


def _find_date(search: Search) -> None:
    dates = of_kind(_of_interactions(search), Kind.DATE)
    if search.has("started_at", "date"):
        return
    if len(dates) == 1:
        search.take("started_at", dates[0])
    elif dates:
        search.ask("started_at", "Several columns hold dates; one of them says when the contact was.", dates)


def _find_clock(search: Search, column: Content) -> None:
    hours = [int(value.split(":")[0]) for value in column.values if value]
    has_time = search.has("time", "handle_seconds") or len(of_kind(search.free, Kind.CLOCK)) > 1
    is_length = max(hours) >= LATEST_HOUR or max(hours) == 0
    if has_time:
        search.ask("handle_seconds", f"“{column.name}” may be a length or a time of day.", [column])
    elif is_length:
        search.take("handle_seconds", column, f"{column.says()}, too long or too short for times of day")
    elif min(hours) >= USUAL_HOUR and _is_day_only(search):
        search.take("date", search.known.pop("started_at"))
        search.take("time", column, f"{column.says()}, beside a day without time")
    else:
        search.ask("handle_seconds", f"“{column.name}” may be a length or a time of day.", [column])


def _is_day_only(search: Search) -> bool:
    moment = search.known.get("started_at")
    return moment is not None and not any(":" in value for value in moment.values)
