"""Contacts of one agent that may be quoted: the agent's own words, with what leads to a customer masked."""

from __future__ import annotations

from dataclasses import dataclass

from coaching_lib.advice.choose import Contact
from coaching_lib.advice.masking import masked, names_told
from coaching_lib.people import Agent
from coaching_lib.reports.centre import Centre, Row, rows
from coaching_lib.reports.span import Span
from coaching_lib.scores import Snapshot

CONTACTS_READ = 12
"""Newest contacts that are read for a quote."""
LONGEST_BEFORE = 200
"""Characters of what the customer said before a quote."""


@dataclass(frozen=True)
class Reader:
    """Reads the contacts of one agent in one span."""

    snapshot: Snapshot
    agent_no: int
    agent: Agent
    known: Centre
    asked: Span

    def contacts(self, behavior: str, met: bool) -> list[Contact]:
        """The newest contacts in which the behavior was met, or missed; those with a transcript first.

        Contacts in which it was partly met stand behind those in which it was missed.
        """
        found = rows(
            self.snapshot,
            "quotable",
            behavior=behavior,
            agent_no=self.agent_no,
            met=met,
            limit=CONTACTS_READ,
            **self.asked.params,
        )
        turns = self._turns([row["interaction_id"] for row in found])
        return [self._contact(row, turns.get(row["interaction_id"], [])) for row in found]

    def _turns(self, ids: list[str]) -> dict[str, list[Row]]:
        """Every turn by interaction."""
        found: dict[str, list[Row]] = {}
        for row in rows(self.snapshot, "turns_of", interactions=ids) if ids else []:
            found.setdefault(row["interaction_id"], []).append(row)
        return found

    def _contact(self, row: Row, turns: list[Row]) -> Contact:
        told = names_told((turn["speaker"] or "", turn["text"] or "") for turn in turns)
        names = (told | self._colleagues()) - set(self.agent.agent_name.split())
        said, before, heard = [], {}, ""
        for turn in turns:
            text = masked(turn["text"] or "", names)
            if turn["speaker"] == "agent" and text:
                said.append((turn["turn"], text))
                before[turn["turn"]] = heard
            heard = text[:LONGEST_BEFORE] if turn["speaker"] == "customer" else heard
        return Contact(
            row["interaction_id"],
            row["day"],
            row["channel"],
            row["link"],
            row["points_lost"],
            tuple(said),
            before,
        )

    def _colleagues(self) -> frozenset[str]:
        """Whole names of the others in the roster; one name alone could be any word."""
        names = {agent.agent_name for _, agent in self.known.agents}
        return frozenset(name for name in names if " " in name.strip())
