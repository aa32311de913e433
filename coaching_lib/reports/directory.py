"""Every agent the viewer may see: figures, trend and the last coaching; searched, filtered, in any order."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.agent_look import Look, Numbered, agent_row, look
from coaching_lib.reports.answers.agents import AgentRow, DirectoryPage, DirectoryRow
from coaching_lib.reports.below_target import is_surely_below
from coaching_lib.reports.centre import centre
from coaching_lib.reports.directory_order import ORDERS, sorted_by
from coaching_lib.reports.scope import in_order, matching, visible
from coaching_lib.reports.trends import trend, weekly_scores

ONLY = ("needs-coaching", "improving", "open-plan", "never-coached", "below-target")


def agents(desk: Desk, filters: Filters) -> list[AgentRow]:
    """One row per agent in scope, in the order of the alphabet; agents without contacts too.

    Raises: NotFound for an agent outside the scope.
    """
    found = look(desk, filters)
    return [] if found is None else [agent_row(found, number, agent) for number, agent in found.agents]


def directory(
    desk: Desk,
    filters: Filters,
    search: str = "",
    only: str | None = None,
    page: int = 0,
    page_size: int = 50,
    order: str = "name",
    is_reversed: bool = False,
) -> DirectoryPage:
    """One page of the agents in scope that match. `search`: in name, team and e-mail, accents ignored.

    `only`: one of ONLY (below-target: surely below the settings' target). `order`: one of ORDERS, each in
    its own direction (names from A, figures from the highest) unless `is_reversed`; who has no such figure
    comes last. Places are counted among the agents of the chosen team or the whole scope, whatever search
    and `only` leave. Raises: InvalidInput for another word; NotFound as `agents`.
    """
    _check(only, order)
    found = look(desk, filters)
    if found is None:
        return DirectoryPage((), 0, 0)
    kept = [pair for pair in matching(found.known, found.agents, search) if _is_kept(found, pair, only)]
    if order != "name" or is_reversed:
        kept = sorted_by(found, kept, order, is_reversed)
    return _page(found, kept[page * page_size : (page + 1) * page_size], len(kept))


def agent_names(desk: Desk, search: str = "") -> list[tuple[str, str, str | None]]:
    """(agent_id, name, team) of the agents in scope that match, for pickers."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    known = centre(desk, snapshot)
    found = in_order(known, matching(known, visible(desk, known), search))
    return [(agent.agent_id, agent.agent_name, agent.team) for _, agent in found]


def _check(only: str | None, order: str) -> None:
    if only is not None and only not in ONLY:
        raise InvalidInput(f"There is no filter {only!r}.", f"Choose one of {', '.join(ONLY)}.")
    if order not in ORDERS:
        raise InvalidInput(f"There is no order {order!r}.", f"Choose one of {', '.join(ORDERS)}.")


def _is_kept(found: Look, pair: Numbered, only: str | None) -> bool:
    number, agent = pair
    if only == "needs-coaching":
        return found.needs_coaching(number)
    if only == "improving":
        return found.is_improving(agent) is True
    if only == "open-plan":
        return found.has_open_plan(agent)
    if only == "below-target":
        return is_surely_below(found.view.evened_out(number), found.desk.settings.target_score)
    return only != "never-coached" or not found.plans_of(agent)


def _page(found: Look, shown: list[Numbered], total: int) -> DirectoryPage:
    return DirectoryPage(
        rows=_rows(found, shown),
        total=total,
        agents_in_scope=len(visible(found.desk, found.known)),
        ranked=found.ranked,
        score_ends=found.score_ends,
        centre_score=found.centre_score,
    )


def _rows(found: Look, shown: list[Numbered]) -> tuple[DirectoryRow, ...]:
    weekly = weekly_scores(found.desk, found.snapshot, found.asked, [number for number, _ in shown])
    return tuple(_row(found, weekly.get(pair[0], ()), pair) for pair in shown)


def _row(found: Look, weekly: tuple[float | None, ...], pair: Numbered) -> DirectoryRow:
    number, agent = pair
    plans = found.plans_of(agent)
    change, direction = trend(found.view, found.before, number)
    rank = found.rank(number)
    return DirectoryRow(
        agent=agent_row(found, number, agent),
        email=agent.email,
        weekly_scores=weekly,
        change=change,
        direction=direction,
        last_coached_on=plans[0].plan.shared_on if plans else None,
        open_plans=sum(judged.plan.is_running(found.desk.today) for judged in plans),
        points_to_gain=found.points_to_gain(number),
        rank_low=rank[0] if rank else None,
        rank_high=rank[1] if rank else None,
    )
