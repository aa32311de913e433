"""The whole list of the Directory as a file, with unrounded figures."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.filters import Filters
from coaching_lib.reports import directory
from coaching_lib.reports.answers.agents import DirectoryRow
from coaching_lib.ui import export
from coaching_lib.ui.directory_controls import Listed
from coaching_lib.ui.frame import PageDesk

EVERYONE = 1_000_000


def offer(desk: PageDesk, filters: Filters, asked: Listed) -> None:
    """Every agent that matches, on all pages, in the order on screen, as CSV or JSON."""

    def everyone() -> list[dict[str, object]]:
        whole = directory.directory(
            desk,
            filters,
            asked.search,
            asked.only,
            page_size=EVERYONE,
            order=asked.order,
            is_reversed=asked.is_reversed,
        )
        return export_rows(whole.rows)

    export.choice("agents", everyone)


def export_rows(rows: Sequence[DirectoryRow]) -> list[dict[str, object]]:
    """The rows with unrounded figures."""
    return [_export_row(row) for row in rows]


def _export_row(row: DirectoryRow) -> dict[str, object]:
    agent = row.agent
    names = (
        "agent_id agent_name team manager interactions scored_interactions average_score evened_out_score "
        "score_low score_high behaviors_to_coach last_plan_status last_plan_evidence improving"
    )
    figures: dict[str, object] = {name: getattr(agent, name) for name in names.split()}
    return figures | {
        "email": row.email,
        "rank_low": row.rank_low,
        "rank_high": row.rank_high,
        "change": row.change,
        "direction": row.direction,
        "points_to_gain": row.points_to_gain,
        "open_plans": row.open_plans,
        "last_coached_on": row.last_coached_on,
    }
