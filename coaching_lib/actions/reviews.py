"""Second looks: draw contacts at random, and keep what a second person says about each behavior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from coaching_lib.actions.guards import moment
from coaching_lib.actions.known import fold, known
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound, PlanChanged
from coaching_lib.people import Agent, Scope, require_manager, scope
from coaching_lib.periods import Window
from coaching_lib.record import audit, reviews
from coaching_lib.record.reviews import ANSWERS, Drawn
from coaching_lib.scores.snapshot import Snapshot

MOST_PER_AGENT, LONGEST_COMMENT = 20, 2_000


def draw(desk: Desk, per_agent: int, window: Window | None, seed: int, channel: str | None = None) -> str:
    """Draw up to `per_agent` scored contacts of every agent in scope; returns the id of the sample.

    Every contact of the window has the same chance; one that is in a sample already is not drawn again.
    The same seed draws the same contacts. `window` None: all time.
    Raises: NotAllowed, InvalidInput, NotFound (no scores, nothing left to draw), StoreBusy.
    """
    require_manager(desk.viewer)
    if not 1 <= per_agent <= MOST_PER_AGENT:
        raise InvalidInput("Between 1 and 20 contacts per agent can be drawn.", "Choose fewer.")
    facts = known(desk)
    days = (window.first, window.last) if window else (None, None)
    asked = {"first": days[0], "last": days[1], "until": desk.today, "channel": channel}
    rows = facts.snapshot.ask("contacts_to_draw", **asked, topic=None, rubric=None).to_pylist()
    seen = scope(desk.viewer)
    mine = {number for number, agent_id in facts.ids.items() if _is_mine(facts.agents, agent_id, seen)}
    with desk.record.writing() as connection:
        taken = {each.interaction_id for each in reviews.reviews(connection)}
        left = [row for row in rows if row["agent_no"] in mine and row["interaction_id"] not in taken]
        chosen = _chosen(left, per_agent, seed)
        if not chosen:
            raise NotFound("There is no contact left to draw in this period.", "Choose a longer period.")
        at = moment(desk, connection)
        drawn = _results(facts.snapshot, chosen)
        sample = reviews.add_sample(connection, desk.viewer.actor_id, seed, per_agent, days, drawn, at)
        audit.log(connection, desk.viewer.actor_id, "review.draw", f"sample:{sample}", {"count": len(chosen)})
    return sample


def answer(
    desk: Desk, interaction_id: str, answers: Mapping[str, str], seen: Mapping[str, int], comment: str = ""
) -> None:
    """Keep what a second person says about a drawn contact: behavior -> a word of ANSWERS.

    `seen`: behavior -> version the page showed. Nothing is kept when one of them was answered since.
    Raises: NotAllowed, InvalidInput, NotFound (not drawn, or not the viewer's), PlanChanged, StoreBusy.
    """
    require_manager(desk.viewer)
    if unknown := set(answers.values()) - set(ANSWERS):
        raise InvalidInput(f"{unknown.pop()!r} is no answer.", f"Choose one of {', '.join(ANSWERS)}.")
    if len(comment) > LONGEST_COMMENT:
        raise InvalidInput("The comment is longer than 2,000 letters.", "Shorten it.")
    with desk.record.writing() as connection:
        rows = {each.behavior: each for each in reviews.reviews(connection, interaction_id=interaction_id)}
        _require_mine(desk, rows)
        at, who = moment(desk, connection), desk.viewer.actor_id
        for behavior, word in answers.items():
            if behavior not in rows:
                raise NotFound(f"{behavior!r} was not scored in this contact.", "Answer the others.")
            row = rows[behavior]
            if not reviews.answer(
                connection, row.review_id, seen.get(behavior, 1), word, comment.strip() or None, who, at
            ):
                raise PlanChanged(
                    "Somebody else answered this contact first.", "Open it again to see what they said.",
                    theirs=row.answer or "", yours=word,
                )  # fmt: skip
        audit.log(connection, who, "review.answer", f"contact:{interaction_id}", {"count": len(answers)})


def _is_mine(agents: Mapping[str, Agent], agent_id: str, seen: Scope) -> bool:
    """Whether an agent is in scope; one that left the exports is nobody's."""
    agent = agents.get(fold(agent_id))
    return agent is not None and seen.includes(agent.agent_id, agent.team)


def _require_mine(desk: Desk, rows: Mapping[str, reviews.Review]) -> None:
    agents, seen = known(desk).agents, scope(desk.viewer)
    if not rows or not all(_is_mine(agents, row.agent_id, seen) for row in rows.values()):
        raise NotFound("This contact is in no sample of yours.", "Draw a sample on the Data page.")


def _chosen(rows: Sequence[Mapping[str, object]], per_agent: int, seed: int) -> list[str]:
    """Up to `per_agent` contacts of every agent, in the order of a shuffled list."""
    order = np.random.default_rng(seed).permutation(len(rows))
    count: dict[object, int] = {}
    chosen = []
    for place in order:
        row = rows[int(place)]
        if count.get(row["agent_no"], 0) < per_agent:
            count[row["agent_no"]] = count.get(row["agent_no"], 0) + 1
            chosen.append(str(row["interaction_id"]))
    return chosen


def _results(snapshot: Snapshot, chosen: Sequence[str]) -> list[Drawn]:
    rows = snapshot.ask("results_of", interactions=list(chosen)).to_pylist()
    return [Drawn(row["interaction_id"], row["agent_id"], row["behavior"], row["x"]) for row in rows]
