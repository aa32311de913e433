"""Ask the model for a draft: within its budget, once per question, and never without a way back."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, time
from threading import Lock

from coaching_lib.actions.known import agent_in_scope, known
from coaching_lib.advice.draft import Draft
from coaching_lib.advice.drafters import MOST_TOKENS, ModelDrafter
from coaching_lib.advice.model_access import Access, access_of
from coaching_lib.advice.model_answer import from_json
from coaching_lib.advice.model_outcome import Outcome, from_answer
from coaching_lib.advice.model_request import Question, key, messages, prompt_version
from coaching_lib.desk import Desk
from coaching_lib.people import require_manager
from coaching_lib.record import Connection, audit, ids, model_answers, model_state, model_use

CHARACTERS_OF_A_TOKEN = 3
"""At least, in any language we know: reserves rather too much."""
_CALLS = ThreadPoolExecutor(16, thread_name_prefix="ask-model")
_RUNNING: dict[str, Future[Asked]] = {}
_LOCK = Lock()


@dataclass(frozen=True)
class Asked:
    """What came of asking: a draft, or the reason why the playbook's text stands."""

    draft: Draft | None
    reason: str = ""
    is_kept: bool = False
    """It was asked before; this time it cost nothing."""


def begin(desk: Desk, question: Question) -> Future[Asked]:
    """`ask` in the background; the same question that is being asked already is not asked again.

    Raises: NotAllowed, NotFound.
    """
    _check(desk, question)
    access = access_of(desk.settings)
    name = f"{desk.record.path}:{key(question, access.model if access else '')}"
    with _LOCK:
        running = _RUNNING.get(name)
        if running is None or running.done():
            running = _RUNNING[name] = _CALLS.submit(ask, desk, question)
            running.add_done_callback(lambda done: _forget(name, done))
        return running


def ask(desk: Desk, question: Question) -> Asked:
    """The model's draft, from the record where the same was asked before. Takes the deadline at most.

    Raises: NotAllowed (not a manager), NotFound (agent out of scope), StoreBusy.
    """
    _check(desk, question)
    access = access_of(desk.settings)
    with desk.record.reading() as connection:
        state = model_state.state(connection, access)
        kept = model_answers.find(connection, key(question, state.model))
    if access is None or not state.is_on:
        return Asked(None, "no model is switched on")
    if not question.can_be_asked:
        return Asked(None, "there is no transcript to read")
    if (answer := from_json(kept)) is not None:
        outcome = from_answer(answer, question, access.model)
        return Asked(outcome.draft, outcome.reason, is_kept=True)
    return _asked_anew(desk, question, access)


def _check(desk: Desk, question: Question) -> None:
    require_manager(desk.viewer)
    agent_in_scope(desk, known(desk), question.facts.agent_id)


def _asked_anew(desk: Desk, question: Question, access: Access) -> Asked:
    reserved = _estimate(question)
    use_id = reserve(desk, access, reserved)
    if use_id is None:
        return Asked(None, "the tokens of today are used up")
    outcome = ModelDrafter(access).ask(question)
    with desk.record.writing() as connection:
        settle(connection, use_id, outcome, reserved)
        _keep(connection, desk, question, access, outcome)
        audit.log(
            connection,
            desk.viewer.actor_id,
            "advice.model",
            f"agent:{question.facts.agent_id}",
            {"is_used": outcome.draft is not None, "variant": question.variant},
        )
    return Asked(outcome.draft, outcome.reason)


def reserve(desk: Desk, access: Access, tokens: int) -> int | None:
    """Set tokens of today aside; None: the budget does not hold them."""
    budget = model_use.Budget(desk.settings.model_tokens_per_day, desk.settings.model_tokens_per_manager)
    with desk.record.writing() as connection:
        since = _midnight(desk, connection)
        return model_use.reserve(connection, desk.viewer.actor_id, access.model, tokens, since, budget)


def settle(connection: Connection, use_id: int, outcome: Outcome, reserved: int) -> None:
    """Write what a call came to. What a server may charge without saying counts as reserved."""
    word = "used" if outcome.draft else "refused" if outcome.is_answered else "failed"
    tokens = outcome.tokens if outcome.tokens is not None else reserved * outcome.is_answered
    model_use.settle(connection, use_id, tokens, word)


def _keep(connection: Connection, desk: Desk, question: Question, access: Access, outcome: Outcome) -> None:
    """Keep an answer that passed; one that did not may be asked for again."""
    if outcome.answer is None:
        return
    new = model_answers.NewAnswer(
        key=key(question, access.model),
        agent_id=question.facts.agent_id,
        behavior=question.facts.behavior,
        model=access.model,
        prompt_version=prompt_version(),
        variant=question.variant,
        answer=outcome.answer.as_json(),
        tokens=outcome.tokens or 0,
        made_by=desk.viewer.actor_id,
    )
    model_answers.keep(connection, new)


def _estimate(question: Question) -> int:
    """Tokens of one call at most."""
    told = sum(len(message["content"]) for message in messages(question))
    return told // CHARACTERS_OF_A_TOKEN + MOST_TOKENS


def _midnight(desk: Desk, connection: Connection) -> datetime:
    """The beginning of this day in the settings' zone, by the store's clock."""
    zone = desk.settings.zone
    return datetime.combine(ids.now(connection).astimezone(zone).date(), time(), zone)


def _forget(name: str, done: Future[Asked]) -> None:
    with _LOCK:
        if _RUNNING.get(name) is done:
            del _RUNNING[name]
