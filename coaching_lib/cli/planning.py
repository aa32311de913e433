"""`plan`: coaching plans from scripts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from coaching_lib.actions import plans as plan_actions
from coaching_lib.cli import output
from coaching_lib.cli.asking import PLAN_COLUMNS, Agent, AsFormat, Behavior, show_object, show_rows
from coaching_lib.cli.front import Front
from coaching_lib.cli.narrowing import narrowed
from coaching_lib.cli.output import Format
from coaching_lib.cli.values import plain
from coaching_lib.coaching.rule import sealed
from coaching_lib.coaching.words import rule_sentences
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.filters import Filters
from coaching_lib.reports import advice
from coaching_lib.reports import plan_detail as detail_report
from coaching_lib.reports import plans as plan_report
from coaching_lib.reports.answers.plans import PlanDetail
from coaching_lib.reports.side_effects import side_effects

SHARE = (
    "Example: python -m coaching_lib --today 2026-07-01 plan share --agent A122"
    ' --behavior "Agrees a next step with a date" --goal 0.65 --target-on 2026-08-12 --no-mail'
)
CALL = "Example: python -m coaching_lib plan"
DAY = ["%Y-%m-%d"]
PlanId = Annotated[str, typer.Argument(help="Id of the plan, its beginning, or 'last': the one shared last.")]

app = typer.Typer(help="Coaching plans.")


@app.command("share", epilog=SHARE)
def share(
    context: typer.Context,
    agent_id: Agent,
    behavior: Behavior,
    goal: Annotated[float, typer.Option(help="Goal: share met, 0 to 1.")],
    target_on: Annotated[datetime, typer.Option(formats=DAY, help="Target date.")],
    shared_on: Annotated[datetime | None, typer.Option(formats=DAY, help="Default: today.")] = None,
    advice_file: Annotated[Path | None, typer.Option(help="Text of the advice; default: the draft.")] = None,
    no_mail: Annotated[bool, typer.Option("--no-mail", help="Queue no mail.")] = False,
) -> None:
    """Share a plan with an agent. Take it back with: plan delete ID."""
    front = context.obj
    drafted = None if advice_file else advice.draft(front.desk, agent_id, behavior)
    request = plan_actions.ShareRequest(
        agent_id=agent_id,
        behavior=behavior,
        advice=drafted.text if drafted else _text_of(advice_file),
        goal_rate=goal,
        target_on=target_on.date(),
        shared_on=shared_on.date() if shared_on else None,
        send_mail=not no_mail,
        draft=drafted,
    )
    plan_id = plan_actions.share(front.desk, request)
    _changed(
        front, plan_id, f"Plan {plan_id} shared. Take it back: python -m coaching_lib plan delete {plan_id}"
    )


@app.command("list", epilog=f"{CALL} list --team Meadow")
@narrowed()
def plan_list(context: typer.Context, filters: Filters, wanted: AsFormat = Format.TABLE) -> None:
    """Every plan; the same as `ask plans`."""
    show_rows(context.obj, plain(plan_report.plans(context.obj.desk, filters)), PLAN_COLUMNS, wanted)


@app.command("show", epilog=f"{CALL} show last")
def show(context: typer.Context, plan_id: PlanId, wanted: AsFormat = Format.TABLE) -> None:
    """One plan with its advice, what happened to it, and the meeting notes."""
    desk = context.obj.desk
    found = detail_report.plan(desk, _whole_id(context.obj, plan_id))
    more = {"advice": found.advice, "events": found.events, "meeting_notes": found.meeting_notes}
    more |= {"rule": _rule(found, for_people=wanted is Format.TABLE and not context.obj.is_json)}
    more |= {"side_effects": side_effects(desk, found.card.row.plan_id)}
    show_object(context.obj, plain(found.card.row) | plain(more), wanted)


@app.command("acknowledge", epilog=f"{CALL} acknowledge last")
def acknowledge(context: typer.Context, plan_id: PlanId) -> None:
    """Note that the agent has read the plan (Working On It)."""
    front = context.obj
    whole = _whole_id(front, plan_id)
    is_new = plan_actions.acknowledge(front.desk, whole, "operator")
    _changed(front, whole, "Noted as read; this stays." if is_new else "It was noted as read before.")


@app.command("delete", epilog=f"{CALL} delete last --reason 'shared twice'")
def delete(
    context: typer.Context,
    plan_id: PlanId,
    reason: Annotated[str, typer.Option(help="Kept in the audit, not shown to the agent.")] = "",
) -> None:
    """Withdraw a plan. It can be restored on its page for 30 days."""
    front = context.obj
    whole = _whole_id(front, plan_id)
    front.confirm(f"Withdraw plan {whole}?")
    plan_actions.delete(front.desk, whole, reason)
    _changed(front, whole, "Plan withdrawn. It can be restored on its page for 30 days.")


@app.command("load", epilog=f"{CALL} load data/sample/plans.csv")
def load(context: typer.Context, file: Annotated[Path, typer.Argument(help="CSV file.")]) -> None:
    """Bring plans kept in another tool, from a CSV file."""
    front = context.obj
    done = plan_actions.load_file(front.desk, file)
    if front.is_json:
        output.document({"loaded": done.loaded, "refused": plain(done.refused)})
    front.say(f"{done.loaded} plans loaded, {len(done.refused)} rows refused. Take one back: plan delete ID")
    for row in done.refused:
        front.say(f"  line {row.line}: {row.reason.rstrip('.')}. {row.cure}")
    if done.refused:
        raise typer.Exit(3 if done.loaded else 1)


def _rule(plan: PlanDetail, *, for_people: bool) -> Any:
    """How the plan is judged: sentences, or the values and their hash; None: not as it was shared."""
    if not plan.is_rule_intact:
        return None
    return rule_sentences(plan.rule, plan.card.row.target_on) if for_people else sealed(plan.rule)


def _text_of(file: Path | None) -> str:
    try:
        return file.read_text(encoding="utf-8-sig") if file else ""
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{file} cannot be read.", "Give a text file in UTF-8.") from error


def _whole_id(front: Front, given: str) -> str:
    """The id meant by an id, its beginning, or the word last; anything else is handed on as it is."""
    listed = [row.plan_id for row in plan_report.plans(front.desk, Filters())]
    if given == "last":
        if not listed:
            raise NotFound("There is no plan yet.", "Share one: python -m coaching_lib plan share --help")
        return listed[0]
    meant = [each for each in listed if len(given) >= 4 and each.startswith(given.lower())]
    return meant[0] if len(meant) == 1 else given


def _changed(front: Front, plan_id: str, sentence: str) -> None:
    """What became of a plan: its object for scripts, a sentence for people."""
    if front.is_json:
        output.document(_row(front, plan_id))
    front.say(sentence)


def _row(front: Front, plan_id: str) -> dict[str, Any]:
    row: dict[str, Any] = plain(detail_report.plan(front.desk, plan_id).card.row)
    return row
