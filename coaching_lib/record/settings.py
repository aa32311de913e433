"""What people set in the app: keys the program knows, checked whenever they are read or written."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from coaching_lib.errors import InvalidInput
from coaching_lib.record.tables import setting
from coaching_lib.record.types import db_now, insert


class Pause(BaseModel):
    """Why no mail leaves at present, until a person resumes."""

    reason: str
    since: str
    """UTC, as YYYY-MM-DD HH:MM."""


class Reminders(BaseModel):
    """Which mails leave without a click; nothing by default."""

    days_before: int | None = Field(default=None, ge=1, le=30)
    """Reminder this many days before the follow-up and the target date."""
    has_verdict: bool = False
    """The outcome, the day after the target date."""


class Exam(BaseModel):
    """How a model did in its exam."""

    fingerprint: str
    """Of model, address and instructions; another one needs another exam."""
    model: str
    passed: int
    of: int
    at: str
    """UTC, as YYYY-MM-DD HH:MM."""
    reasons: list[str] = []
    """Of the cases that failed."""


MODEL_EXAM, MODEL_ON = "model_exam", "model_on"
MAIL_PAUSE, MAIL_QUOTES, MAIL_AUTOMATIC = "mail_pause", "mail_include_quotes", "mail_automatic"

DIGEST = "digest"
"""Who wants the weekly digest: viewer -> address."""

KNOWN: dict[str, TypeAdapter[Any]] = {
    DIGEST: TypeAdapter(dict[str, str]),
    MAIL_PAUSE: TypeAdapter(Pause | None),
    MAIL_QUOTES: TypeAdapter(bool | None),
    MAIL_AUTOMATIC: TypeAdapter(Reminders),
    MODEL_EXAM: TypeAdapter(Exam | None),
    MODEL_ON: TypeAdapter(str | None),
}


def read(connection: Connection, key: str, default: Any = None) -> Any:
    """What is set; the default where nothing is, or where it is not what this program understands."""
    row = connection.execute(select(setting.c.value).where(setting.c.key == key)).first()
    if row is None:
        return default
    try:
        return KNOWN[key].validate_python(row.value)
    except ValidationError:
        return default


def write(connection: Connection, key: str, value: Any, actor_id: str) -> None:
    """Set a value; None takes it away.

    Raises: InvalidInput for a value the key cannot have.
    """
    if value is None:
        connection.execute(delete(setting).where(setting.c.key == key))
        return
    try:
        kept = KNOWN[key].dump_python(KNOWN[key].validate_python(value), mode="json")
    except ValidationError as error:
        raise InvalidInput(
            f"{key} cannot be set to {value!r}.", "Choose one of the offered values."
        ) from error
    values = {"value": kept, "updated_by": actor_id}
    again = {**values, "version": setting.c.version + 1, "updated_at": db_now()}
    added = insert(connection, setting).values(key=key, **values)
    connection.execute(added.on_conflict_do_update(index_elements=["key"], set_=again))
