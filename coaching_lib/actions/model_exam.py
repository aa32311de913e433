"""Examine the configured model, and switch it on or off."""

from __future__ import annotations

from collections.abc import Callable

from coaching_lib.actions import model
from coaching_lib.advice import exam
from coaching_lib.advice.drafters import MOST_TOKENS
from coaching_lib.advice.model_access import Access, access_of
from coaching_lib.advice.model_outcome import Outcome
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed
from coaching_lib.people import Role
from coaching_lib.record import audit, ids, model_state, settings

TOKENS_OF_A_CASE = 1_000 + MOST_TOKENS
"""At most: instructions and turns of the exam are short."""


def examine(desk: Desk, on_done: Callable[[int], None] = lambda done: None) -> tuple[exam.CaseResult, ...]:
    """Ask the five cases, keep how many passed, and return them. `on_done` hears how many are over.

    A model that was on and fails is switched off. Raises: NotAllowed (not an admin), InvalidInput (no model
    is configured, its address is not allowed, the tokens of today are used up), StoreBusy.
    """
    access = _access(desk)
    reserved = TOKENS_OF_A_CASE * len(exam.cases())
    use_id = model.reserve(desk, access, reserved)
    if use_id is None:
        raise InvalidInput(
            "The tokens of today are used up.",
            "Raise COACHING_MODEL_TOKENS_PER_MANAGER and _PER_DAY, or wait.",
        )
    found = exam.examine(access, on_done)
    passed = sum(case.has_passed for case in found)
    tokens = sum(case.tokens for case in found)
    with desk.record.writing() as connection:
        model.settle(connection, use_id, Outcome(tokens=tokens or None, is_answered=passed > 0), reserved)
        kept = _report(access, found, passed, f"{ids.now(connection):%Y-%m-%d %H:%M}")
        settings.write(connection, settings.MODEL_EXAM, kept, desk.viewer.actor_id)
        if passed < exam.LEAST_PASSED:
            settings.write(connection, settings.MODEL_ON, None, desk.viewer.actor_id)
        audit.log(connection, desk.viewer.actor_id, "model.exam", "model", {"passed": passed})
    return found


def _report(access: Access, found: tuple[exam.CaseResult, ...], passed: int, at: str) -> settings.Exam:
    return settings.Exam(
        fingerprint=access.fingerprint,
        model=access.model,
        passed=passed,
        of=len(found),
        at=at,
        reasons=[f"{case.name}: {case.reason}" for case in found if not case.has_passed],
    )


def switch(desk: Desk, is_on: bool) -> None:
    """Switch the model on or off for everybody.

    Raises: NotAllowed (not an admin), InvalidInput (it has not passed its exam), StoreBusy.
    """
    access = _access(desk)
    with desk.record.writing() as connection:
        if is_on and not model_state.state(connection, access).has_passed:
            raise InvalidInput("This model has not passed its exam.", "Start the exam first.")
        actor_id = desk.viewer.actor_id
        settings.write(connection, settings.MODEL_ON, access.fingerprint if is_on else None, actor_id)
        audit.log(connection, actor_id, "model.switch", "model", {"is_on": is_on})


def _access(desk: Desk) -> Access:
    if desk.viewer.is_agent or Role.ADMIN not in desk.viewer.roles:
        raise NotAllowed("Only an administrator can do this.", "Ask your administrator.")
    access = access_of(desk.settings)
    if access is None:
        raise InvalidInput("No model is configured.", "Set COACHING_MODEL and COACHING_MODEL_URL.")
    if access.trouble is not None:
        raise InvalidInput(access.trouble, "Then start again.")
    return access
