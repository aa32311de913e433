"""The plain-text twin of the mail."""

from __future__ import annotations

from coaching_lib.advice.shape import Block, blocks, quoted
from coaching_lib.delivery import wording
from coaching_lib.delivery.parts import Author, PlanFacts, SharedPlan
from coaching_lib.people import Agent


def text_body(plan: SharedPlan, agent: Agent, author: Author, facts: PlanFacts, link: str | None) -> str:
    """The whole plan as text: figures, advice, and how to open or answer it."""
    parts = [
        f"Coaching plan from {wording.author_name(author)}",
        plan.behavior,
        wording.greeting(agent, facts),
        _figures(facts),
        *(_block_text(block) for block in blocks(plan.advice)),
        f"Open my plan: {link}" if link else "",
        wording.how_to_answer(author, link),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _figures(facts: PlanFacts) -> str:
    lines = [
        wording.goal_line(facts),
        f"Target date: {wording.day(facts.target_on)} ({wording.length(facts.shared_on, facts.target_on)})",
    ]
    if facts.rate is not None:
        lines.insert(0, f"Today: {wording.percent(facts.rate)} ({wording.contacts(facts)})")
    return "\n".join(lines)


def _block_text(block: Block) -> str:
    return "> " + quoted(block.text) if block.kind == "quote" else block.text
