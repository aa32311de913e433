"""Which playbook fits a behavior: by its name, else by its guidance; an organisation's own come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from coaching_lib.advice.matching import folded, most_covering
from coaching_lib.advice.playbook import GENERAL, Playbook, playbooks


@dataclass(frozen=True)
class Shelf:
    """The playbooks at hand. `own`: the organisation's; one of the same name replaces ours."""

    own: tuple[Playbook, ...] = ()

    @cached_property
    def books(self) -> dict[str, Playbook]:
        """Every playbook by name, own ones first."""
        mine = {book.name: book for book in self.own}
        return mine | {name: book for name, book in playbooks().items() if name not in mine}

    def find(self, behavior: str, guidance: str | None = None) -> Playbook:
        """The playbook that claims the behavior; else the one whose synonyms cover most of its name; else
        the one whose words its guidance names; else the general one.
        """
        claimed = (book for book in self.own if folded(behavior) in map(folded, book.behaviors))
        return next(claimed, None) or self._matching(behavior, guidance or "")

    def _matching(self, behavior: str, guidance: str) -> Playbook:
        known = [book for book in self.books.values() if book.name != GENERAL]
        by_name = most_covering(behavior, [(book.name, book.synonyms) for book in known])
        if by_name is None and guidance:
            by_name = most_covering(guidance, [(book.name, book.guidance_words) for book in known])
        return self.books[by_name or GENERAL]


SHIPPED = Shelf()
"""Only the playbooks that come with the program."""


@lru_cache(maxsize=512)
def find(behavior: str, guidance: str | None = None) -> Playbook:
    """The shipped playbook for a behavior."""
    return SHIPPED.find(behavior, guidance)


def shelf_of(own: Iterable[Playbook]) -> Shelf:
    """A shelf with an organisation's own playbooks in front."""
    return Shelf(tuple(own))
