"""`draft`: the advice a page would show."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from coaching_lib.advice.draft import Draft
from coaching_lib.cli import output
from coaching_lib.cli.front import Front
from coaching_lib.cli.values import plain
from coaching_lib.reports import advice
from coaching_lib.reports.every_draft import every_draft

EXAMPLE = 'Example: python -m coaching_lib draft --agent A104 --behavior "Asks diagnostic questions"'


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLE)(draft)


def draft(
    context: typer.Context,
    agent_id: Annotated[str | None, typer.Option("--agent", help="Agent id.")] = None,
    behavior: Annotated[str | None, typer.Option("--behavior", help="Behavior, by its name.")] = None,
    variant: Annotated[
        int | None, typer.Option(min=1, help="Another wording, from 1; unset: the one shown first.")
    ] = None,
    is_all: Annotated[
        bool, typer.Option("--all", help="Every behavior in every variant, for who misses it most.")
    ] = False,
) -> None:
    """The advice draft with its evidence. Saves nothing."""
    front = context.obj
    if is_all:
        _all(front)
        return
    if agent_id is None or behavior is None:
        missing = "--agent" if agent_id is None else "--behavior"
        raise typer.BadParameter(f"Missing option {missing!r} (or --all).")
    found = advice.draft(front.desk, agent_id, behavior, variant)
    if front.is_json:
        output.document(answer(found))
    else:
        output.line(found.text)


def _all(front: Front) -> None:
    drafts = every_draft(front.desk)
    if front.is_json:
        output.document([answer(found) for found in drafts])
        return
    for found in drafts:
        words = f"{len(found.text.split())} words"
        title = f"{found.behavior} · {found.agent_id} · {found.playbook} {found.variant} · {words}"
        output.line(f"== {title}\n\n{found.text}\n")


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
