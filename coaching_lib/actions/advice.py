"""Rate an advice draft. Drafts are kept when somebody rates or shares them, not before."""

from __future__ import annotations

from datetime import date

from coaching_lib.actions.guards import moment
from coaching_lib.actions.known import agent_in_scope, known
from coaching_lib.advice.compose import restate_goal
from coaching_lib.advice.draft import Draft
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.periods import settle_days
from coaching_lib.record import audit, drafts

LONGEST_COMMENT = 2_000
PLAYBOOK = "playbook"


def rate(desk: Desk, draft: Draft, thumb: int, comment: str | None = None) -> None:
    """Keep a thumb (1 up, -1 down) and the reason; a second one of the same person replaces the first.

    Raises: NotFound (agent out of scope), InvalidInput, StoreBusy.
    """
    if thumb not in (-1, 1):
        raise InvalidInput("A rating is a thumb up or a thumb down.", "Choose one of the two.")
    said = (comment or "").strip() or None
    if said and len(said) > LONGEST_COMMENT:
        raise InvalidInput(f"The reason is longer than {LONGEST_COMMENT} characters.", "Shorten it.")
    agent_in_scope(desk, known(desk), draft.agent_id)
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        kept = drafts.keep(connection, as_new_draft(draft, actor_id))
        drafts.rate(connection, kept, actor_id, thumb, said, moment(desk, connection))
        audit.log(connection, actor_id, "advice.rate", f"draft:{kept.hex}", {"thumb": thumb})


def as_new_draft(draft: Draft, made_by: str) -> drafts.NewDraft:
    """A draft as the record keeps it."""
    is_playbook = draft.source == PLAYBOOK
    return drafts.NewDraft(
        agent_id=draft.agent_id,
        behavior=draft.behavior,
        variant=draft.variant,
        source=PLAYBOOK if is_playbook else "model",
        model="" if is_playbook else draft.source,
        text=draft.text,
        evidence=[(quote.interaction_id, quote.turn) for quote in draft.evidence],
        facts_hash=draft.facts_hash,
        playbook=draft.playbook,
        prompt_version=draft.edition,
        made_by=made_by,
    )


def is_edited(draft: Draft, advice: str, goal_rate: float, target_on: date, shared_on: date) -> bool:
    """Whether a person changed the words of a draft; another goal or date alone is no change of words."""
    settling = settle_days(shared_on, target_on) > 1
    restated = restate_goal(draft, draft.text, goal_rate, target_on, settling)
    return advice.strip() not in (draft.text.strip(), restated.strip())
