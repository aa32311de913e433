"""`ask`: all coaching together, the coaching hours, another rubric, trust in the scores."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coaching_lib.cli import output
from coaching_lib.cli.asking import AsFormat, app, question, show_object, show_rows
from coaching_lib.cli.output import Format
from coaching_lib.cli.values import leave_out, plain
from coaching_lib.coaching.queue import MINUTES
from coaching_lib.filters import Filters
from coaching_lib.reports import programme as programme_report
from coaching_lib.reports import queue as queue_report
from coaching_lib.reports import trust as trust_report
from coaching_lib.reports import what_if as what_if_report

__all__ = ["app"]

SCREEN_ONLY = ("self_audit_is_amber", "by_coach", "by_month", "statuses")
GROUP = "behavior plans_finished mean_effect low high between_plan_sd evened_out_effect"
QUEUE = ("agent_name", "team")


@question("programme", "")
def programme(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """What all finished plans brought on average, and what the rule says of un-coached colleagues."""
    found = leave_out(plain(programme_report.programme(context.obj.desk, filters)), *SCREEN_ONLY)
    found["by_behavior"] = [{"behavior": row.pop("name")} | row for row in found["by_behavior"]]
    is_for_people = wanted is Format.TABLE and not context.obj.is_json
    show_object(context.obj, leave_out(found, "by_behavior") if is_for_people else found, wanted)
    if is_for_people and found["by_behavior"]:
        output.as_table(found["by_behavior"], GROUP.split())


@question("queue", " --hours 2")
def queue(
    context: typer.Context,
    hours: Annotated[float, typer.Option(help="Coaching hours of a week.")],
    filters: Filters,
    minutes: Annotated[int, typer.Option(help="Minutes a coaching takes.")] = MINUTES,
    wanted: AsFormat = Format.TABLE,
) -> None:
    """Whom to coach on what in so many hours, and who is skipped and why (minutes 0)."""
    rows = plain(queue_report.queue(context.obj.desk, filters, hours, minutes))
    rows = [leave_out(row, *QUEUE) for row in rows]
    show_rows(context.obj, rows, "agent_id behavior expected_points_lost minutes reason", wanted)


@question("what-if", " data/sample/rubric.csv")
def what_if(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Rubric CSV with other weights, criticals or goals.")],
    filters: Filters,
    wanted: AsFormat = Format.TABLE,
) -> None:
    """What another rubric would change on the contacts that are there. Saves nothing."""
    rows = plain(what_if_report.what_if(context.obj.desk, file, filters))
    show_rows(context.obj, rows, "agent_id average_before average_after enters leaves", wanted)


@question("trust", "")
def trust(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """Per behavior: how often it does not apply, disputes that changed it, scorers who disagree."""
    rows = plain(trust_report.trust(context.obj.desk, filters))
    rows = [leave_out(row, "notes") | {"note": "; ".join(row["notes"]) or None} for row in rows]
    names = "behavior not_applicable_rate overturned_rate scorer_disagreement drift note"
    show_rows(context.obj, rows, names, wanted)
