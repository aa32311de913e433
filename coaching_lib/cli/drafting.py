"""`draft`: the advice a page would show."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from coaching_lib.advice.draft import Draft
from coaching_lib.cli import output
from coaching_lib.cli.asking import Agent, Behavior
from coaching_lib.cli.values import plain
from coaching_lib.reports import advice

EXAMPLE = 'Example: python -m coaching_lib draft --agent A104 --behavior "Asks diagnostic questions"'


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLE)(draft)


def draft(
    context: typer.Context,
    agent_id: Agent,
    behavior: Behavior,
    variant: Annotated[int, typer.Option(min=1, help="Another wording, from 1.")] = 1,
) -> None:
    """The advice draft with its evidence. Saves nothing."""
    found = advice.draft(context.obj.desk, agent_id, behavior, variant)
    if context.obj.is_json:
        output.document(answer(found))
    else:
        output.line(found.text)


def answer(found: Draft) -> dict[str, Any]:
    """The fields of `draft --json`."""
    evidence = [
        {"interaction_id": each.interaction_id, "turn": each.turn, "text": each.text}
        for each in found.evidence
    ]
    whole = plain(found)
    return {name: whole[name] for name in ("agent_id", "behavior", "variant", "source", "text")} | {
        "evidence": evidence
    }
