"""Who writes a draft. The seam for a model: what it writes goes the same way as the playbook's words."""

from __future__ import annotations

from typing import Protocol

from coaching_lib.advice.compose import compose
from coaching_lib.advice.draft import Draft
from coaching_lib.advice.facts import DraftFacts
from coaching_lib.advice.shelf import SHIPPED, Shelf


class Drafter(Protocol):
    """Turns facts into a draft. Has to answer: in any doubt with the playbook's words."""

    def draft(self, facts: DraftFacts, variant: int) -> Draft:
        """The draft of this variant, counted from 1."""


class PlaybookDrafter:
    """Writes from the playbooks: at once, without a connection, the same words for the same facts."""

    def __init__(self, shelf: Shelf = SHIPPED) -> None:
        self.shelf = shelf

    def draft(self, facts: DraftFacts, variant: int = 1) -> Draft:
        """The playbook's draft of this variant."""
        return compose(facts, variant, self.shelf)
