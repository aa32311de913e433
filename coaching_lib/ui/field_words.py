"""What the fields of an export are called on screen, in the order in which they are offered."""

from __future__ import annotations

from coaching_lib.exports.mapping import BEHAVIOR_COLUMN

FIELDS = {
    "": "Not read",
    "interaction_id": "Contact: id",
    "agent_id": "Agent: id",
    "agent_name": "Agent: name",
    "agent_email": "Agent: e-mail",
    BEHAVIOR_COLUMN: "Result of a behavior",
    "overall_score": "Overall score",
    "started_at": "Start: date and time",
    "date": "Start: day",
    "time": "Start: time of day",
    "handle_seconds": "Handle time",
    "channel": "Channel",
    "topic": "Topic or queue",
    "team": "Team",
    "manager": "Manager",
    "manager_email": "Manager: e-mail",
    "behavior": "Behavior: name, one result a row",
    "result": "Result or grade",
    "points": "Points",
    "max_points": "Points possible",
    "passed": "Met or missed",
    "score": "Score",
    "weight": "Weight",
    "critical": "Critical",
    "rubric": "Form: name",
    "rubric_version": "Form: version",
    "evaluator": "Evaluator",
    "evaluated_at": "Evaluation: time",
    "evaluation_id": "Evaluation: id",
    "revision": "Evaluation: revision",
    "link": "Link to the contact",
    "turn": "Transcript: turn",
    "speaker": "Transcript: speaker",
    "text": "Transcript: text",
    "seconds": "Transcript: seconds",
    "guidance": "Behavior: guidance",
    "goal_rate": "Behavior: goal",
    "name": "Name (agent or behavior)",
    "left_out": "Decides whether the row counts",
}
OFFERED = [field for field in FIELDS if field != "left_out"]


def words_of(field: str) -> str:
    """The words for a field."""
    return FIELDS.get(field, field.replace("_", " "))
