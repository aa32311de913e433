"""The pictures of the README, and whether the pages they show have changed since they were taken."""

from __future__ import annotations

import ast
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"
TAKEN = FOLDER / "taken.json"


@dataclass(frozen=True)
class Picture:
    """One picture of the README: the state it shows and the page file behind it."""

    state: str
    page: str

    @property
    def path(self) -> Path:
        """Where the picture lies."""
        return FOLDER / f"{self.state}.png"


PICTURES = (
    Picture("overview", "overview"),
    Picture("agent", "agent"),
    Picture("plan-improvement-clear", "coaching_sessions"),
    Picture("directory", "directory"),
)


def sources(page: str) -> list[Path]:
    """The page and every module of the screens it draws with, directly or through others."""
    found, waiting = set(), [ROOT / "pages" / f"{page}.py"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += drawn_with(path)
    return sorted(found)


def drawn_with(path: Path) -> list[Path]:
    """The modules of coaching_lib/ui that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coaching_lib.ui"):
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    files = (ROOT / (name.replace(".", "/") + ".py") for name in names)
    return [file for file in files if file.exists()]


def fingerprint(page: str) -> str:
    """What the page and its modules hold now; formatting and comments count, so that it needs no parser."""
    digest = hashlib.sha256()
    for path in sources(page):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def taken() -> dict[str, str]:
    """State -> fingerprint of its page when the picture was taken."""
    return json.loads(TAKEN.read_text("utf-8")) if TAKEN.exists() else {}


def keep(picture: Picture) -> None:
    """Write down what the picture shows."""
    now = taken() | {picture.state: fingerprint(picture.page)}
    TAKEN.write_text(json.dumps(now, indent=2, sort_keys=True) + "\n", "utf-8")
