"""The filter options every question shares."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Annotated, Any

import typer

from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters


def _option(flag: str, kind: Any, default: Any, help_text: str, **more: Any) -> inspect.Parameter:
    annotation = Annotated[kind, typer.Option(flag, help=help_text, **more)]
    name = f"filter_{flag.strip('-').replace('-', '_')}"
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_DAY = {"formats": ["%Y-%m-%d"]}
OPTIONS = {
    "first": _option("--from", datetime | None, None, "First day, counted.", **_DAY),
    "last": _option("--to", datetime | None, None, "Last day, counted; alone: the 90 days it ends.", **_DAY),
    "is_all_time": _option("--all-time", bool, False, "Everything up to today, undated interactions too."),
    "agent_ids": _option("--agent", list[str] | None, None, "Agent id; may be given more than once."),
    "team": _option("--team", str | None, None, "Team, as it is now."),
    "channel": _option("--channel", str | None, None, "Channel; peers are compared within it."),
    "topic": _option("--topic", str | None, None, "Topic; peers are compared within it."),
    "behavior": _option("--behavior", str | None, None, "Behavior, by its name."),
    "rubric": _option("--rubric", str | None, None, "Rubric, by its name."),
}


def narrowed(*own: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the filter options and hand it one Filters as `filters`.

    `own`: fields the command asks for itself, under options of its own.
    """
    options = {field: option for field, option in OPTIONS.items() if field not in own}

    def give(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        kept = [each for each in signature.parameters.values() if each.name != "filters"]

        @wraps(command)
        def run(**given: Any) -> None:
            values = {field: given.pop(option.name) for field, option in options.items()}
            command(**given, filters=filters_of(**values))

        parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in kept]
        run.__signature__ = signature.replace(parameters=[*parameters, *options.values()])  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in [*parameters, *options.values()]}
        return run

    return give


def filters_of(
    first: datetime | None = None,
    last: datetime | None = None,
    is_all_time: bool = False,
    agent_ids: list[str] | None = None,
    **others: str | None,
) -> Filters:
    """The options as Filters.

    Raises: InvalidInput when the days contradict each other.
    """
    if is_all_time and (first or last):
        raise InvalidInput("--all-time and a first or last day exclude each other.", "Give one of them.")
    if first and last and first > last:
        raise InvalidInput(f"The first day {first.date()} is after the last day {last.date()}.", "Swap them.")
    return Filters(
        first=first.date() if first else None,
        last=last.date() if last else None,
        is_all_time=is_all_time,
        agent_ids=tuple(agent_ids or ()),
        **others,
    )
