"""Commands that read leave no byte changed, added or removed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.run import run

GREETING = "Greets and offers help"
READING = [
    ["ask", "metrics"],
    ["ask", "agents"],
    ["ask", "behaviors", "--by", "month"],
    ["ask", "areas", "--agent", "A104"],
    ["ask", "coaching-required"],
    ["ask", "target", "--agent", "A104", "--behavior", GREETING],
    ["ask", "plans"],
    ["ask", "examples", "--agent", "A104", "--behavior", GREETING, "--met"],
    ["draft", "--agent", "A104", "--behavior", GREETING],
    ["imports"],
    ["plan", "list"],
    ["plan", "show", "last"],
    ["mail", "list"],
    ["load", "data/sample", "--dry-run"],
]


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    """Content and time of change of every file below a folder."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_leaves_every_byte(sample_desk, command):
    data = sample_desk.settings.data
    before = fingerprint(data)
    assert run(data, "--json", *command).exit_code in (0, 3)
    assert fingerprint(data) == before


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_creates_no_folder(tmp_path, command):
    run(tmp_path / "data", "--json", *command)
    assert not (tmp_path / "data").exists()
