"""Answers about coaching plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coaching_lib.coaching.rule import Rule


@dataclass(frozen=True)
class PlanRow:
    """One plan with its verdict (`ask plans`)."""

    plan_id: str
    agent_id: str
    behavior: str
    shared_on: date
    target_on: date
    goal_rate: float
    acknowledged_at: datetime | None
    status: str
    evidence: str
    baseline_count: int
    baseline_rate: float | None
    usual_rate: float | None
    expected_rate: float | None
    after_count: int
    after_rate: float | None
    effect: float | None
    effect_low: float | None
    effect_high: float | None
    probability_improved: float | None
    own_change: float | None
    goal_reached: bool | None
    peers: int
    trend: float | None
    carry_over: float | None
    more_needed: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class PlanCard:
    """A plan in a list on screen: the row plus names and mail state."""

    row: PlanRow
    agent_name: str
    team: str | None
    author_name: str
    mail_state: str | None
    opened_at: datetime | None
    is_finished: bool


@dataclass(frozen=True)
class PlanEvent:
    """Something that happened to a plan."""

    kind: str
    at: datetime
    actor: str
    text: str


@dataclass(frozen=True)
class MeetingNote:
    """One meeting note the viewer may read."""

    note_id: str
    text: str
    author: str
    visibility: str
    created_at: datetime
    edited_at: datetime | None
    version: int


@dataclass(frozen=True)
class ActionItem:
    """One thing that was agreed on. `owner`: agent or manager."""

    item_id: str
    text: str
    owner: str
    due_on: date | None
    done_at: datetime | None
    may_check: bool
    is_late: bool


@dataclass(frozen=True)
class Feedback:
    """What the agent said about the plan."""

    is_helpful: bool
    comment: str | None
    at: datetime


@dataclass(frozen=True)
class MailLine:
    """One mail of a plan. `kind`: plan, reminder, cancel, verdict."""

    mail_id: str
    kind: str
    to: str
    state: str
    at: datetime
    sent_at: datetime | None
    last_error: str | None


@dataclass(frozen=True)
class Version:
    """The plan as it once was."""

    version: int
    advice: str
    target_on: date
    at: datetime


@dataclass(frozen=True)
class QuoteCheck:
    """What the stored transcripts say about the quotes of an advice text."""

    altered: tuple[str, ...] = ()
    """Quotes that are no longer word for word what was said."""
    gone: int = 0
    """Quoted turns that are in no loaded transcript any more: their quotes cannot be checked."""


@dataclass(frozen=True)
class PlanDetail:
    """One plan as its page shows it."""

    card: PlanCard
    advice: str
    evidence: tuple[tuple[str, int], ...]
    """(interaction_id, turn) of the quotes the advice was drafted from."""
    quotes: QuoteCheck
    rule: Rule
    is_rule_intact: bool
    """False: the kept rule is not the one the plan was shared with; nothing is judged by it."""
    version: int
    follow_up_on: date | None
    deleted_at: datetime | None
    events: tuple[PlanEvent, ...]
    meeting_notes: tuple[MeetingNote, ...]
    verdict: str
    """One sentence."""
    note_sentences: tuple[str, ...]
    expected_contacts: float | None
    """Contacts the period is expected to bring; None without a baseline."""
    may_note: bool
    may_delete: bool
    items: tuple[ActionItem, ...] = ()
    feedback: Feedback | None = None
    mails: tuple[MailLine, ...] = ()
    """Every mail of the plan, newest first; managers only."""
    versions: tuple[Version, ...] = ()
    """Every text the plan had, oldest first; one: it was never edited."""
    drafted_by: str = ""
    """Who wrote the draft behind the advice: a model's name, or playbook; empty: nobody drafted it."""
    is_edited: bool = False
    """Whether a person changed the draft before it was shared."""


@dataclass(frozen=True)
class RecentAdvice:
    """One line of Recently Sent Coaching Advice."""

    card: PlanCard
    change_text: str
    """"+22 points (-3 to +46)", "so far ...", or an en dash, ready to show."""
