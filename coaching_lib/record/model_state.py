"""Whether the configured model may write drafts: its exam, and the switch an admin turned."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from coaching_lib.advice.exam import LEAST_PASSED
from coaching_lib.advice.model_access import Access
from coaching_lib.record import settings
from coaching_lib.record.settings import Exam


@dataclass(frozen=True)
class ModelState:
    """What is known about the configured model."""

    model: str = ""
    """Empty: none is configured."""
    address: str | None = None
    """None: the provider's own."""
    trouble: str | None = None
    """Why it may not be asked at all."""
    exam: Exam | None = None
    """Its last exam; None also where another model or address was examined."""
    is_wanted: bool = False
    """An admin switched it on."""

    @property
    def has_passed(self) -> bool:
        """Whether it may be switched on."""
        return self.trouble is None and self.exam is not None and self.exam.passed >= LEAST_PASSED

    @property
    def is_on(self) -> bool:
        """Whether it may be asked for drafts."""
        return self.has_passed and self.is_wanted


def state(connection: Connection, access: Access | None) -> ModelState:
    """The state of this model; another address, name or version of the instructions begins anew."""
    if access is None:
        return ModelState()
    exam = settings.read(connection, settings.MODEL_EXAM)
    is_this = exam is not None and exam.fingerprint == access.fingerprint
    return ModelState(
        model=access.model,
        address=access.address,
        trouble=access.trouble,
        exam=exam if is_this else None,
        is_wanted=settings.read(connection, settings.MODEL_ON) == access.fingerprint,
    )
