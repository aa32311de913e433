"""Every table of the record: what people did and nobody can recompute.

Agent, behavior and interaction ids are plain text without foreign key: loading exports, or undoing a load,
can never touch a plan. The status of a plan is no column: it follows from dates, rule and scores.
"""

from coaching_lib.record.tables.advice import (
    advice_draft,
    advice_rating,
    model_answer,
    model_use,
    playbook,
    playbook_version,
)
from coaching_lib.record.tables.base import metadata
from coaching_lib.record.tables.mail import lease, outbox
from coaching_lib.record.tables.people import kudos, profile, queue_skip, saved_filter
from coaching_lib.record.tables.plans import (
    action_item,
    note,
    note_version,
    plan,
    plan_event,
    plan_feedback,
    plan_sketch,
    plan_template,
    plan_version,
    request,
)
from coaching_lib.record.tables.second_look import bookmark, dispute, review, review_sample
from coaching_lib.record.tables.trail import audit, audit_key, mapping, setting

__all__ = [
    "action_item",
    "advice_draft",
    "advice_rating",
    "audit",
    "audit_key",
    "bookmark",
    "dispute",
    "kudos",
    "lease",
    "mapping",
    "metadata",
    "model_answer",
    "model_use",
    "note",
    "note_version",
    "outbox",
    "plan",
    "plan_event",
    "plan_feedback",
    "plan_sketch",
    "plan_template",
    "plan_version",
    "playbook",
    "playbook_version",
    "profile",
    "queue_skip",
    "request",
    "review",
    "review_sample",
    "saved_filter",
    "setting",
]
