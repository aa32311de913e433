"""An agent disputes a result; a manager answers. A changed result is loaded as a newer revision.

So the figures change at once, the first result stays in the history of the scores, and taking the load back
on the Data page brings it back.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import Any

from coaching_lib.actions import imports
from coaching_lib.actions.guards import moment
from coaching_lib.actions.known import agent_in_scope, fold, known
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged
from coaching_lib.people import require_manager
from coaching_lib.record import audit, disputes
from coaching_lib.record.disputes import CHANGING, Dispute, NewDispute
from coaching_lib.record.reviews import ANSWERS

LONGEST = 2_000
STATES = ("upheld", *CHANGING)
SOURCE = "answered dispute"


def dispute(desk: Desk, interaction_id: str, behavior: str, claimed: str, comment: str) -> str:
    """Dispute one result of an own contact; returns the id. `claimed`: a word of ANSWERS.

    Raises: NotAllowed (not the agent), NotFound (not the own contact, or not scored there), InvalidInput
    (no reason, the same result, or disputed already), StoreBusy.
    """
    if not desk.viewer.is_agent:
        raise NotAllowed("Only the agent can dispute a result.", "Ask the agent to open this contact.")
    words = _checked(claimed, comment)
    row = _result(desk, interaction_id, behavior)
    agent = agent_in_scope(desk, known(desk), row["agent_id"])
    if row["points"] == ANSWERS[claimed]:
        raise InvalidInput("This is the result that stands.", "Choose the one you think is right.")
    new = NewDispute(row["interaction_id"], row["behavior"], agent.agent_id, claimed, words, row["points"])
    with desk.record.writing() as connection:
        dispute_id = disputes.add(connection, new, moment(desk, connection))
        if dispute_id is None:
            raise InvalidInput("This result is disputed already.", "Wait for the answer.")
        audit.log(connection, desk.viewer.actor_id, "dispute.open", f"dispute:{dispute_id}")
    return dispute_id


def answer(desk: Desk, dispute_id: str, seen: int, state: str, text: str, result: str | None = None) -> None:
    """Answer a dispute: `upheld` (the result stays), `changed` (as claimed) or `partly` (to `result`).

    Raises: NotAllowed, NotFound, InvalidInput, PlanChanged (answered since `seen`), StoreBusy.
    """
    require_manager(desk.viewer)
    found = _open(desk, dispute_id)
    if state not in STATES or (state == "partly" and result not in ANSWERS):
        raise InvalidInput("An answer keeps or changes the result.", "Choose one of the answers.")
    word = {"changed": found.claimed, "partly": result}.get(state)
    if found.version != seen:
        raise _late(found, text)
    if word is not None:
        _correct(desk, found, ANSWERS[word])
    new = ANSWERS[word] if word is not None else found.result_then
    with desk.record.writing() as connection:
        at, who = moment(desk, connection), desk.viewer.actor_id
        if not disputes.settle(connection, dispute_id, seen, state, who, text.strip() or None, new, at):
            raise _late(found, text)
        audit.log(connection, who, "dispute.answer", f"dispute:{dispute_id}", {"state": state})


def withdraw(desk: Desk, dispute_id: str, seen: int) -> None:
    """Take an own dispute back.

    Raises: NotAllowed, NotFound, PlanChanged (answered meanwhile), StoreBusy.
    """
    if not desk.viewer.is_agent:
        raise NotAllowed("Only the agent can take a dispute back.", "Answer it instead.")
    found = _open(desk, dispute_id)
    with desk.record.writing() as connection:
        at, who = moment(desk, connection), desk.viewer.actor_id
        if not disputes.settle(connection, dispute_id, seen, "withdrawn", who, None, found.result_then, at):
            raise _late(found, "")
        audit.log(connection, who, "dispute.withdraw", f"dispute:{dispute_id}")


def _checked(claimed: str, comment: str) -> str:
    words = comment.strip()
    if claimed not in ANSWERS:
        raise InvalidInput(f"{claimed!r} is no result.", f"Choose one of {', '.join(ANSWERS)}.")
    if not words or len(words) > LONGEST:
        raise InvalidInput("A dispute needs a reason of at most 2,000 letters.", "Say what was overlooked.")
    return words


def _rows(desk: Desk, interaction_id: str) -> list[dict[str, Any]]:
    snapshot = desk.scores.current()
    return snapshot.ask("evaluation_of", interaction_id=interaction_id).to_pylist() if snapshot else []


def _result(desk: Desk, interaction_id: str, behavior: str) -> dict[str, Any]:
    """The row of one result.

    Raises: NotFound, also for a contact the viewer may not see.
    """
    for row in _rows(desk, interaction_id):
        if fold(str(row["behavior"])) == fold(behavior):
            return row
    raise NotFound("This behavior was not scored in a contact of yours.", "Open the contact again.")


def _open(desk: Desk, dispute_id: str) -> Dispute:
    """An open dispute of an agent in scope.

    Raises: NotFound.
    """
    with desk.record.reading() as connection:
        found = disputes.find(connection, dispute_id)
    if found is None or found.state != disputes.OPEN:
        raise NotFound("There is no open dispute like this among yours.", "It may be answered already.")
    agent_in_scope(desk, known(desk), found.agent_id)
    return found


def _late(found: Dispute, text: str) -> PlanChanged:
    return PlanChanged(
        "This dispute was answered elsewhere first.", "Open it again.", theirs=found.answer or "", yours=text
    )


def _correct(desk: Desk, found: Dispute, result: float | None) -> None:
    """Load the contact once more with the other result, as its next revision."""
    rows = _rows(desk, found.interaction_id)
    if not rows:
        raise NotFound("The contact is not in the scores any more.", "Load the export it came with again.")
    told = [_told(row, result if row["behavior"] == found.behavior else row["points"]) for row in rows]
    with tempfile.TemporaryDirectory(prefix="coaching-") as room:
        file = Path(room) / f"dispute-{found.dispute_id}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(told[0]))
            writer.writeheader()
            writer.writerows(told)
        options = imports.ReadOptions(timezone=desk.settings.timezone, source=SOURCE, all_or_nothing=True)
        imports.load(desk, [file], options)


def _told(row: dict[str, Any], result: float | None) -> dict[str, Any]:
    """A row as an export would say it: an answer of a person, in percent."""
    said = "n/a" if result is None else f"{result * 100:.12g} %"
    others = {name: value for name, value in row.items() if name != "points"}
    return others | {"result": said, "evaluator": "manual"}
