"""The front of every command: global options, the desk, and errors as sentences or JSON."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

from coaching_lib.cli import output
from coaching_lib.desk import Desk, open_desk
from coaching_lib.errors import CoachingError, InvalidInput
from coaching_lib.settings import Settings

FLAGS = ("--json", "--quiet")
HELP = "Scores in, coaching out: the same figures and actions as on the pages."


@dataclass(frozen=True)
class Front:
    """What every command is handed."""

    data: Path | None
    today: datetime | None
    is_json: bool
    is_quiet: bool

    @cached_property
    def settings(self) -> Settings:
        """Settings of the environment, with the options of this call.

        Raises: InvalidInput for a setting that cannot be used.
        """
        given: dict[str, Any] = {"data": self.data, "today": self.today.date() if self.today else None}
        try:
            return Settings(**{name: value for name, value in given.items() if value is not None})
        except (ValueError, KeyError) as error:
            raise InvalidInput(
                f"A setting cannot be used: {error}.", "Correct the COACHING_ variables of the environment."
            ) from error

    @cached_property
    def desk(self) -> Desk:
        """The operator's desk over the data folder."""
        return open_desk(self.settings, datetime.now(UTC))

    @property
    def may_ask_back(self) -> bool:
        """Whether a person sits in front of this command."""
        return sys.stdin.isatty() and sys.stdout.isatty() and not self.is_json and not self.is_quiet

    def confirm(self, question: str) -> None:
        """Ask before something is taken away; at a terminal only.

        Raises: Abort when the person says no.
        """
        if self.may_ask_back:
            typer.confirm(question, abort=True)

    def say(self, sentence: str) -> None:
        """A sentence for people: on stdout, nowhere with --json or --quiet."""
        if not self.is_json and not self.is_quiet:
            output.line(sentence)


class FrontGroup(TyperGroup):
    """The root command: turns every error a person can act on into words, or one JSON object."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run one command line and leave with its exit code."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        arguments = flags_first(sys.argv[1:] if args is None else args)
        try:
            code = super().main(arguments, prog_name, complete_var, standalone_mode=False, **extra)
        except TyperException as error:
            _refuse(arguments, "wrong-usage", error.format_message(), _help_of(error), error.exit_code)
        except CoachingError as error:
            _refuse(arguments, error.code, error.message, error.hint, error.exit_code)
        except Abort:
            _refuse(arguments, "stopped", "Stopped; nothing was changed.", "", 1)
        sys.exit(code if isinstance(code, int) else 0)


def flags_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with --json and --quiet moved to the front, so that they may stand anywhere."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    flags = [flag for flag in FLAGS if flag in arguments[:end]]
    return flags + [each for each in arguments[:end] if each not in FLAGS] + list(arguments[end:])


def _help_of(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"See: {context.command_path if context else 'coaching'} --help"


def _refuse(arguments: Sequence[str], code: str, message: str, hint: str, exit_code: int) -> NoReturn:
    if "--json" in arguments:
        output.document({"error": {"code": code, "message": message, "hint": hint}})
    else:
        typer.echo(" ".join(filter(None, [message, hint])), err=True)
    sys.exit(exit_code)


def root() -> typer.Typer:
    """The root command with its global options."""
    made = typer.Typer(cls=FrontGroup, help=HELP, pretty_exceptions_enable=False)
    made.callback()(_global_options)
    return made


def _global_options(
    context: typer.Context,
    data: Annotated[
        Path | None, typer.Option(help="Folder of scores and record (default: data, or COACHING_DATA).")
    ] = None,
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day windows and statuses hang on.")
    ] = None,
    is_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    is_quiet: Annotated[bool, typer.Option("--quiet", help="No sentences, no progress.")] = False,
) -> None:
    context.obj = Front(data, today, is_json, is_quiet)
