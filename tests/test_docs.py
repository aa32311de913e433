"""The README says what the program does, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

from coaching_lib.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme_and_the_other_way_round():
    documented = set(re.findall(r"^\| `COACHING_([A-Z_]+)`", README, re.MULTILINE))
    assert documented == {name.upper() for name in Settings.model_fields}


def test_the_defaults_in_the_readme_are_the_programs():
    rows = dict(re.findall(r"^\| `COACHING_([A-Z_]+)` \| `([^`]+)` \|", README, re.MULTILINE))
    for name, default in rows.items():
        assert str(Settings.model_fields[name.lower()].default) == default.rstrip("0") or (
            str(Settings.model_fields[name.lower()].default) == default
        )


def test_the_two_commands_of_the_readme_are_make_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "test", "check", "bench"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
        assert f"make {target}" in README


def test_every_command_is_in_the_readme_and_the_other_way_round():
    from coaching_lib.cli import app

    groups = {group.name: group.typer_instance for group in app.registered_groups}
    flat = {command.name or command.callback.__name__ for command in app.registered_commands}
    table = README.split("| command | does |")[1].split("\n\n")[0]
    for name in flat | set(groups):
        assert f"`{name}" in table or f"· `{name}" in table, name
    for name, group in groups.items():
        for command in group.registered_commands:
            assert (command.name or command.callback.__name__) in table, (name, command.name)
