"""Run the real command line in this process."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from coaching_lib.cli import app

SPEC_DAY = "2026-07-01"
"""The day the sample of the tests is dated to."""


def run(data: Path, *arguments: str, today: str = SPEC_DAY) -> Result:
    """One call, as a person would make it."""
    return CliRunner().invoke(
        app, ["--data", str(data), "--today", today, *arguments], catch_exceptions=False
    )


def answer(data: Path, *arguments: str, code: int = 0, today: str = SPEC_DAY) -> Any:
    """The JSON document of one call; nothing else may be on stdout, nothing at all on stderr."""
    result = run(data, "--json", *arguments, today=today)
    assert result.exit_code == code, result.output
    assert result.stderr == ""
    return json.loads(result.stdout)


def words(result: Result) -> str:
    """The output of a call in one line."""
    return re.sub(r"[\s│]+", " ", result.output)
