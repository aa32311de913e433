"""In which order the variants of a playbook are offered, from what became of them in this center."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from coaching_lib.advice.playbook import Playbook
from coaching_lib.advice.preference import Order, Tally, order
from coaching_lib.desk import Desk
from coaching_lib.record import variants as record_variants
from coaching_lib.reports.centre import fold
from coaching_lib.reports.outcomes import outcomes


def preferred(desk: Desk, book: Playbook, agent_id: str, behavior: str) -> Order:
    """The variants of a playbook for one agent and behavior, the one to show first in front, and why.

    Thumbs and plans of the whole center count, as long as the words are the present ones.
    """
    with desk.record.reading() as connection:
        thumbs = record_variants.thumbs(connection, book.name, book.edition)
        shared = record_variants.shared(connection, book.name, book.edition)
    sent = {
        each.variant
        for each in shared
        if fold(each.agent_id) == fold(agent_id) and fold(each.behavior) == fold(behavior)
    }
    return order(len(book.variants), _tallies(desk, thumbs, shared), sent)


def _tallies(
    desk: Desk, thumbs: Mapping[int, tuple[int, int]], shared: list[record_variants.Shared]
) -> dict[int, Tally]:
    ended = outcomes(desk) if shared else {}
    plans = Counter(each.variant for each in shared)
    edited = Counter(each.variant for each in shared if each.is_edited)
    finished = Counter(each.variant for each in shared if each.plan_id in ended)
    clear = Counter(e.variant for e in shared if e.plan_id in ended and ended[e.plan_id].is_clear)
    return {
        number: Tally(
            *thumbs.get(number, (0, 0)), plans[number], edited[number], finished[number], clear[number]
        )
        for number in {*thumbs, *plans}
    }
