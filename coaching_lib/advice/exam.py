"""The exam of a model: five fixed cases, asked like any draft and held to the same rules."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from coaching_lib.advice.drafters import ModelDrafter, warm_up
from coaching_lib.advice.facts import DraftFacts
from coaching_lib.advice.model_access import Access
from coaching_lib.advice.model_request import Question, Turn
from coaching_lib.advice.redaction import Roster
from coaching_lib.advice.shelf import find

LEAST_PASSED = 4
"""Of the five cases."""


@dataclass(frozen=True)
class CaseResult:
    """How one case went."""

    name: str
    has_passed: bool
    reason: str = ""
    text: str = ""
    """The whole draft, where it passed."""
    tokens: int = 0


@cache
def cases() -> tuple[tuple[str, Question], ...]:
    """The five cases by name."""
    text = Path(__file__).with_name("exam.toml").read_text(encoding="utf-8")
    return tuple((case["name"], _question(case)) for case in tomllib.loads(text)["cases"])


def examine(access: Access, on_done: Callable[[int], None] = lambda done: None) -> tuple[CaseResult, ...]:
    """Ask all five cases, one after the other; `on_done` hears how many are over. Saves nothing."""
    found = []
    warm_up(access)
    for name, question in cases():
        outcome = ModelDrafter(access).ask(question)
        text = outcome.draft.text if outcome.draft else ""
        found.append(CaseResult(name, bool(outcome.draft), outcome.reason, text, outcome.tokens or 0))
        on_done(len(found))
    return tuple(found)


def _question(case: dict[str, Any]) -> Question:
    turns = tuple(
        Turn(f"exam-{contact}", turn, speaker, text, date(2026, 5, 10 + place), case["kind"])
        for place, (contact, lines) in enumerate(sorted(case["contacts"].items()))
        for turn, (speaker, text) in enumerate(lines, 1)
    )
    known = DraftFacts(
        agent_id="exam",
        behavior=case["behavior"],
        applicable=20,
        missed=12.0,
        peer_rate=0.6,
        points=4.0,
        first=date(2026, 4, 1),
        last=date(2026, 6, 30),
        guidance=case["guidance"],
        kind=case["kind"],
        goal_rate=0.6,
        target_on=date(2026, 8, 15),
    )
    return Question(known, find(known.behavior, known.guidance), turns, Roster())
