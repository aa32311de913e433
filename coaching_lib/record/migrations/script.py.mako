"""${message}."""

from alembic import op
import sqlalchemy as sa

from coaching_lib.record.types import Instant, Json, db_now

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}
