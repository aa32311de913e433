"""Every command explains itself with an example that works on the sample."""

from __future__ import annotations

import shlex

import pytest
import typer
from typer.testing import CliRunner

from coaching_lib.cli import app
from tests.cli.run import run, words

QUESTIONS = (
    "metrics agents behaviors areas coaching-required target plans examples programme queue what-if trust"
)


def commands() -> dict[str, str]:
    """Every command and its example."""
    found = {command.name or command.callback.__name__: command.epilog for command in app.registered_commands}
    for group in app.registered_groups:
        for command in group.typer_instance.registered_commands:
            found[f"{group.name} {command.name}"] = command.epilog
    return found


def arguments(example: str) -> list[str]:
    """The words after the program's name."""
    start, call = "Example: python -m coaching_lib ", example
    assert call.startswith(start), example
    return shlex.split(call.removeprefix(start))


@pytest.mark.parametrize("command", commands())
def test_help_shows_an_example_of_the_command(command):
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert " ".join(commands()[command].split()) in words(result)
    assert command in commands()[command]


@pytest.mark.parametrize("command", [name for name in commands() if name != "sample"])
def test_the_example_works_on_the_sample(sample_desk, command):
    result = run(sample_desk.settings.data, *arguments(commands()[command]))
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def test_the_example_of_the_sample_fills_the_folder_it_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, arguments(commands()["sample"]))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "data" / "try" / "scores" / "current").exists()


def test_only_questions_that_are_answered_are_offered():
    group = next(group.typer_instance for group in app.registered_groups if group.name == "ask")
    assert isinstance(group, typer.Typer)
    assert [command.name for command in group.registered_commands] == QUESTIONS.split()
