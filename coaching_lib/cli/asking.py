"""`ask`: the reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from coaching_lib.cli import output
from coaching_lib.cli.front import Front
from coaching_lib.cli.narrowing import narrowed
from coaching_lib.cli.output import Format
from coaching_lib.cli.values import leave_out, plain
from coaching_lib.filters import Filters
from coaching_lib.reports import agent, directory, team
from coaching_lib.reports import behaviors as behavior_report
from coaching_lib.reports import examples as example_report
from coaching_lib.reports import metrics as metrics_report
from coaching_lib.reports import plans as plan_report
from coaching_lib.reports import target as target_report

Agent = Annotated[str, typer.Option("--agent", help="Agent id.")]
Behavior = Annotated[str, typer.Option("--behavior", help="Behavior, by its name.")]
AsFormat = Annotated[Format, typer.Option("--format", help="table, csv or json; --json wins.")]

app = typer.Typer(help="Ask for figures; the same as on the pages.")


class By(StrEnum):
    """Groupings of `ask behaviors`."""

    AGENT = "agent"
    TEAM = "team"
    MONTH = "month"
    CHANNEL = "channel"
    TOPIC = "topic"


def question(name: str, example: str, *own: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a question with the filter options and an example that works on the sample."""

    def register(command: Callable[..., None]) -> Callable[..., None]:
        text = f"Example: python -m coaching_lib ask {name}{example}"
        return app.command(name, epilog=text)(narrowed(*own)(command))

    return register


def show_rows(front: Front, rows: Sequence[dict[str, Any]], names: str, wanted: Format) -> None:
    """Rows as asked for; `names`: the fields of the table for people."""
    if front.is_json or wanted is Format.JSON:
        output.document(list(rows))
    elif wanted is Format.CSV:
        output.as_csv(rows)
    elif rows:
        output.as_table(rows, [name for name in names.split() if name in rows[0]])
    else:
        front.say("Nothing to list.")


def show_object(front: Front, found: dict[str, Any], wanted: Format) -> None:
    """One object as asked for."""
    if front.is_json or wanted is Format.JSON:
        output.document(found)
    elif wanted is Format.CSV:
        output.as_csv([found])
    else:
        output.as_list(found)


@question("metrics", " --channel chat")
def metrics(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """Volumes, average score and handle time, in all and by channel."""
    found = plain(metrics_report.metrics(context.obj.desk, filters))
    is_for_people = wanted is Format.TABLE and not context.obj.is_json
    show_object(context.obj, leave_out(found, "by_channel") if is_for_people else found, wanted)
    if is_for_people and found["by_channel"]:
        output.as_table(found["by_channel"], list(found["by_channel"][0])[:7])


@question("agents", " --team Harbor --format csv")
def agents(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """Every agent: volumes, scores with luck evened out, what to coach, the last plan."""
    names = "agent_id agent_name team interactions average_score evened_out_score score_low score_high"
    names += " behaviors_to_coach last_plan_status last_plan_evidence improving"
    show_rows(context.obj, plain(directory.agents(context.obj.desk, filters)), names, wanted)


@question("behaviors", " --by channel")
def behaviors(
    context: typer.Context,
    filters: Filters,
    by: Annotated[By | None, typer.Option(help="One row per behavior and …")] = None,
    wanted: AsFormat = Format.TABLE,
) -> None:
    """How often each behavior is missed, what a miss costs, how many points of the average are lost."""
    found = plain(behavior_report.behaviors(context.obj.desk, filters, by.value if by else None))
    key = {By.AGENT: "agent_id"}.get(by, by.value) if by else None
    rows = [({key: row["group"]} if key else {}) | leave_out(row, "group") for row in found]
    names = f"{key or ''} behavior weight is_critical applicable missed miss_rate frequency"
    show_rows(context.obj, rows, names + " cost_per_miss impact_points", wanted)


@question("areas", " --agent A104", "agent_ids")
def areas(context: typer.Context, agent_id: Agent, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """What to coach one agent on first, luck and the mix of contacts evened out."""
    names = "rank behavior applicable missed miss_rate impact_points peer_rate evened_out_rate"
    names += " expected_points_lost need_probability needs_coaching more_needed notes"
    show_rows(context.obj, plain(agent.areas(context.obj.desk, agent_id, filters)), names, wanted)


@question("coaching-required", " --team Beacon")
def coaching_required(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """Agents and behaviors that surely need coaching, most points first."""
    names = "agent_id agent_name team behavior expected_points_lost need_probability applicable missed"
    rows = plain(team.coaching_required(context.obj.desk, filters))
    rows = [{name: value for name, value in row.items() if name != "set_aside"} for row in rows]
    show_rows(context.obj, rows, names + " open_plan_id", wanted)


@app.command(
    "target",
    epilog='Example: python -m coaching_lib ask target --agent A102 --behavior "Checks that it is solved"',
)
def target(
    context: typer.Context, agent_id: Agent, behavior: Behavior, wanted: AsFormat = Format.TABLE
) -> None:
    """The suggested goal and date of a plan, and the chances of reaching and proving it."""
    found = target_report.target(context.obj.desk, agent_id, behavior)
    show_object(context.obj, plain(found), wanted)


@question("plans", " --agent A112")
def plans(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """Every plan with its status, the evidence and the figures behind it."""
    rows = plain(plan_report.plans(context.obj.desk, filters))
    show_rows(context.obj, rows, PLAN_COLUMNS, wanted)


PLAN_COLUMNS = (
    "plan_id agent_id behavior shared_on target_on goal_rate status evidence"
    " baseline_rate expected_rate after_count after_rate effect effect_low effect_high notes"
)


@question("examples", ' --agent A104 --behavior "Asks diagnostic questions"', "agent_ids", "behavior")
def examples(
    context: typer.Context,
    agent_id: Agent,
    behavior: Behavior,
    filters: Filters,
    met: Annotated[bool, typer.Option("--met", help="Where it was met instead of missed.")] = False,
    wanted: AsFormat = Format.TABLE,
) -> None:
    """Interactions of one agent in which a behavior was missed, with the words around the place."""
    found = plain(example_report.examples(context.obj.desk, agent_id, behavior, filters, met))
    for row in found:
        row["turns"] = [leave_out(turn, "seconds") for turn in row["turns"]]
    names = "interaction_id started_at channel topic score points_lost link"
    show_rows(context.obj, found, names, wanted)
