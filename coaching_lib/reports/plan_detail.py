"""One plan with everything its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from coaching_lib.coaching.words import note_sentences, verdict_sentence
from coaching_lib.desk import Desk
from coaching_lib.people import Role
from coaching_lib.periods import Window
from coaching_lib.record import drafts, notes, outbox, plan_history
from coaching_lib.record.drafts import KeptDraft
from coaching_lib.record.notes import Note
from coaching_lib.record.plan_history import Event
from coaching_lib.reports.answers.plans import MeetingNote, PlanDetail, PlanEvent, QuoteCheck
from coaching_lib.reports.plan_lines import plan_card
from coaching_lib.reports.plan_parts import parts
from coaching_lib.reports.quotes import check_quotes
from coaching_lib.reports.verdicts import Judged, find_plan

EVENTS = {
    "drafted": "Advice drafted",
    "shared": "Plan shared",
    "opened": "Opened by the agent",
    "acknowledged": "Read by the agent",
    "edited": "Plan edited",
    "re-sent": "Mail sent again",
    "note": "Meeting note written",
    "deleted": "Plan withdrawn",
    "restored": "Plan restored",
    "mailed": "Mail ready",
    "reminded": "Reminder made",
    "commented": "Comment by the agent",
    "feedback": "Answered whether it was helpful",
    "revoked": "Link revoked",
}
_SAME: tuple[str, ...] = ("rule", "is_rule_intact", "version", "follow_up_on", "deleted_at")
WITHDRAWN = "This plan was withdrawn."


def plan(desk: Desk, plan_id: str) -> PlanDetail:
    """One plan of an agent in scope; withdrawn ones too, of which an agent reads only that they are.

    Raises: NotFound for a plan that does not exist, is not shared yet, or is not the viewer's.
    """
    judged = find_plan(desk, plan_id)
    found, is_hidden = judged.plan, judged.plan.deleted_at is not None and desk.viewer.is_agent
    with desk.record.reading() as connection:
        card = plan_card(judged, desk.today, outbox.states(connection), plan_history.opened_at(connection))
        happened = plan_history.events(connection, found.plan_id)
        written = [] if is_hidden else notes.notes(connection, found.plan_id, desk.viewer)
        origin = plan_history.origin(connection, found.plan_id)
        draft = drafts.find(connection, origin.draft_id) if origin and origin.draft_id else None
        hanging: dict[str, Any] = {} if is_hidden else parts(desk, connection, judged)
    return PlanDetail(
        card=card,
        advice="" if is_hidden else found.advice,
        evidence=draft.evidence if draft and not is_hidden else (),
        quotes=QuoteCheck() if is_hidden else _checked(desk, judged, draft),
        **{name: getattr(found, name) for name in _SAME},
        events=tuple(_events(desk, judged, happened)),
        meeting_notes=tuple(_note(note) for note in written),
        verdict=WITHDRAWN if found.deleted_at else verdict_sentence(judged.verdict, judged.effect),
        note_sentences=note_sentences(judged.verdict.notes),
        expected_contacts=_expected_contacts(judged),
        drafted_by=(draft.model or draft.source) if draft and not is_hidden else "",
        is_edited=draft is not None and draft.is_edited,
        **_rights(desk, judged),
        **hanging,
    )


def _rights(desk: Desk, judged: Judged) -> dict[str, Any]:
    """What the viewer may still do with the plan."""
    is_there = judged.plan.deleted_at is None
    return {
        "may_note": is_there and judged.plan.is_running(desk.today),
        "may_delete": is_there and bool(desk.viewer.roles & {Role.MANAGER, Role.ADMIN}),
    }


def _checked(desk: Desk, judged: Judged, draft: KeptDraft | None) -> QuoteCheck:
    if draft is None:
        return QuoteCheck()
    return check_quotes(desk, judged.plan.advice, draft.text, draft.evidence)


def _expected_contacts(judged: Judged) -> float | None:
    """Applicable contacts the judged days bring at the pace of the baseline."""
    count, rule = judged.effect.baseline_count, judged.plan.rule
    if not count:
        return None
    after = Window(judged.shared_on + timedelta(days=rule.settle_days), judged.plan.target_on)
    return count / rule.baseline_days * max(after.days, 0)


def _events(desk: Desk, judged: Judged, happened: Iterable[Event]) -> Iterable[PlanEvent]:
    """What happened, oldest first; private notes leave no trace for an agent."""
    for event in happened:
        is_private = event.kind == "note" and event.data.get("visibility") != "shared"
        if not (is_private and desk.viewer.is_agent):
            actor = _actor(desk, judged, event.actor_id)
            yield PlanEvent(event.kind, event.at, actor, EVENTS.get(event.kind, event.kind))


def _actor(desk: Desk, judged: Judged, actor_id: str) -> str:
    if actor_id == desk.viewer.actor_id:
        return desk.viewer.name
    return judged.plan.agent_name if actor_id.startswith("agent:") else judged.plan.author_name


def _note(note: Note) -> MeetingNote:
    return MeetingNote(
        note_id=note.note_id,
        text=note.text,
        author=note.author_name,
        visibility=note.visibility,
        created_at=note.created_at,
        edited_at=note.edited_at,
        version=note.version,
    )
