"""Draws the sample: reads center.toml, plans.toml and conversations/*.toml, writes six CSV files beside it.

Run `python data/sample/make_sample.py`. The same inputs always give the same bytes. Contacts without a
conversation are drawn from the hidden truth of center.toml and plans.toml (contacts.py); contacts with one
have the results its author marked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from contacts import AGENTS, BEHAVIORS, HERE, NEWEST, PLANS, Contact, all_contacts, seconds_until

CONTACT = "agent_id agent_name team manager channel topic started_at handle_seconds"
INTERACTIONS = f"interaction_id {CONTACT} overall_score link"
SCORES = "interaction_id behavior points max_points"
TRANSCRIPTS = "interaction_id turn speaker text seconds"
ROSTER = "agent_id agent_name team manager email manager_email"
RUBRIC = "behavior max_points critical guidance"
PLAN = "agent_id behavior shared_on target_on goal_rate advice acknowledged_at"


def overall(contact: Contact) -> float | None:
    """The exported score: share of the points that applied, 0 where a critical behavior was missed."""
    scored = [(b, x) for b in BEHAVIORS if (x := contact.results[b["key"]]) is not None]
    if not scored:
        return None
    if any(b.get("critical") and x < 0.5 for b, x in scored):
        return 0.0
    return round(
        100 * sum(b["max_points"] * x for b, x in scored) / sum(b["max_points"] for b, _ in scored), 2
    )


def address(name: str) -> str:
    """The mail address of an invented person."""
    plain = name.lower().translate(str.maketrans({"é": "e", "ö": "o", "ı": "i", "'": "", " ": "."}))
    return f"{plain}@example.com"


def write(name: str, header: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """One CSV file, UTF-8, line feeds."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def number(value: float | None) -> str:
    """A number without a needless .0; empty for none."""
    return "" if value is None else f"{value:g}"


def interaction_row(contact_id: str, contact: Contact) -> tuple[Any, ...]:
    """One row of interactions.csv."""
    agent, link = AGENTS[contact.agent_id], f"https://desk.example.com/{contact_id}"
    who = contact.agent_id, agent["name"], agent["team"], agent["manager"]
    what = contact.channel, contact.topic, contact.started_at, contact.handle_seconds
    return contact_id, *who, *what, number(overall(contact)), link


def score_rows(contact_id: str, contact: Contact) -> Iterator[tuple[Any, ...]]:
    """The rows of scores.csv of one contact; behaviors that did not apply have none."""
    for behavior in BEHAVIORS:
        x, points = contact.results[behavior["key"]], behavior["max_points"]
        if x is not None:
            yield contact_id, behavior["name"], number(x * points), points


def turn_rows(contact_id: str, contact: Contact) -> Iterator[tuple[Any, ...]]:
    """The rows of transcripts.csv of one contact."""
    for turn, ((speaker, text), second) in enumerate(
        zip(contact.turns, seconds_until(contact), strict=False), 1
    ):
        yield contact_id, turn, {"A": "agent", "C": "customer"}[speaker], text, second


def plan_row(plan: dict[str, Any]) -> tuple[Any, ...]:
    """One row of plans.csv."""
    shared, target = NEWEST - timedelta(days=plan["shared"]), NEWEST - timedelta(days=plan["target"])
    name = next(b["name"] for b in BEHAVIORS if b["key"] == plan["behavior"])
    opened = shared + timedelta(days=plan["acknowledged"]) if "acknowledged" in plan else None
    at = f"{opened}T15:10:00Z" if opened else ""
    return plan["agent"], name, shared, target, plan["goal_rate"], plan["advice"].strip(), at


def roster_row(agent: dict[str, Any]) -> tuple[Any, ...]:
    """One row of agents.csv."""
    name, manager = agent["name"], agent["manager"]
    return agent["id"], name, agent["team"], manager, address(name), address(manager)


def rubric_row(behavior: dict[str, Any]) -> tuple[Any, ...]:
    """One row of rubric.csv."""
    is_critical = "yes" if behavior.get("critical") else "no"
    return behavior["name"], behavior["max_points"], is_critical, behavior["guidance"]


def write_all() -> None:
    """All six files."""
    named = [(f"C{place:04d}", contact) for place, contact in enumerate(all_contacts(), 1)]
    write("interactions.csv", INTERACTIONS, (interaction_row(*pair) for pair in named))
    write("scores.csv", SCORES, (row for pair in named for row in score_rows(*pair)))
    write("transcripts.csv", TRANSCRIPTS, (row for pair in named for row in turn_rows(*pair)))
    write("agents.csv", ROSTER, map(roster_row, AGENTS.values()))
    write("rubric.csv", RUBRIC, map(rubric_row, BEHAVIORS))
    write("plans.csv", PLAN, map(plan_row, sorted(PLANS, key=lambda plan: -plan["shared"])))


if __name__ == "__main__":
    write_all()
