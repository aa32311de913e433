"""Who writes a draft: the playbooks at once, or a model within its time and under its rules.

The only module that imports litellm, in the worker thread of the first call and not before.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as OutOfTime
from dataclasses import replace
from typing import Any, Protocol

from coaching_lib.advice.compose import compose
from coaching_lib.advice.draft import Draft
from coaching_lib.advice.facts import DraftFacts
from coaching_lib.advice.model_access import Access
from coaching_lib.advice.model_outcome import Outcome, read
from coaching_lib.advice.model_request import SCHEMA, Question, messages
from coaching_lib.advice.shelf import SHIPPED, Shelf


class Drafter(Protocol):
    """Turns facts into a draft. Has to answer: in any doubt with the playbook's words."""

    def draft(self, facts: DraftFacts, variant: int) -> Draft:
        """The draft of this variant, counted from 1."""


class PlaybookDrafter:
    """Writes from the playbooks: at once, without a connection, the same words for the same facts."""

    def __init__(self, shelf: Shelf = SHIPPED) -> None:
        self.shelf = shelf

    def draft(self, facts: DraftFacts, variant: int = 1) -> Draft:
        """The playbook's draft of this variant."""
        return compose(facts, variant, self.shelf)


MOST_TOKENS = 500
"""Of an answer."""
AT_ONCE = 4
"""Calls in one process; one more waits, within its own time."""
FORMATS: tuple[dict[str, Any] | None, ...] = (
    {"type": "json_schema", "json_schema": {"name": "advice", "strict": True, "schema": SCHEMA}},
    {"type": "json_object"},
    None,
)
"""The ladder of response formats: a server that refuses one is asked for the next; None: plain text."""
BEFORE_IMPORT = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "LITELLM_LOCAL_BLOG_POSTS": "True",
    "LITELLM_MODE": "PRODUCTION",
}
"""What litellm reads when it is imported: no list of prices from the net, no .env file."""
NOT_WANTED = ("LITELLM_LENS_URL", "LITELLM_PRINT_STANDARD_LOGGING_PAYLOAD")
"""Variables that would make it tell others, or the log, what it was asked."""
_WORKERS = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="model")
_RUNGS: dict[tuple[str, str | None], int] = {}
"""The format each model took last, for the life of the process."""


def warm_up(access: Access, seconds: float = 120.0) -> None:
    """Import litellm now, so that no deadline pays for it; a slow machine needs a minute."""
    wait([_WORKERS.submit(_litellm, access)], seconds)


class ModelDrafter:
    """Asks a model for four sentences and puts them into the shape of every draft."""

    def __init__(self, access: Access) -> None:
        self.access = access

    def ask(self, question: Question) -> Outcome:
        """The model's draft, or the reason why the playbook's stands. Never longer than the deadline."""
        until = time.monotonic() + self.access.seconds
        call = _WORKERS.submit(_asked, self.access, question, until)
        error = _error_of(call, until)
        return Outcome(reason=_in_words(error), is_answered=_may_cost(error)) if error else call.result()


def _error_of(call: Future[Outcome], until: float) -> BaseException | None:
    """What went wrong with a call; a call that has not begun by its deadline never begins."""
    try:
        return call.exception(max(until - time.monotonic(), 0.0))
    except OutOfTime as error:
        call.cancel()
        return error


def _in_words(error: BaseException) -> str:
    """An error by its class and status."""
    name, status = type(error).__name__, getattr(error, "status_code", None)
    if isinstance(error, OutOfTime) or "Timeout" in name:
        return "the model did not answer in time"
    known = f" {status}" if isinstance(status, int) and 100 <= status <= 599 else ""
    return f"the model could not be asked ({name}{known})"


def _may_cost(error: BaseException) -> bool:
    return isinstance(error, OutOfTime) or "Timeout" in type(error).__name__


def _asked(access: Access, question: Question, until: float) -> Outcome:
    """In a worker thread: the call itself, and what its answer comes to."""
    reply = _reply(access, question, until)
    usage = getattr(getattr(reply, "usage", None), "total_tokens", None)
    tokens = usage if isinstance(usage, int) and usage > 0 else None
    return replace(read(reply, question, access.model), tokens=tokens, is_answered=True)


def _reply(access: Access, question: Question, until: float) -> Any:
    """What litellm returns, in the first response format the server takes."""
    from coaching_lib.advice import model_line

    litellm = _litellm(access)
    model_line.UNTIL.set(until)
    refusals = (litellm.BadRequestError, litellm.UnprocessableEntityError)
    final = (litellm.ContextWindowExceededError, litellm.ContentPolicyViolationError)
    for rung in _rungs(access):
        try:
            reply = litellm.completion(**_arguments(access, question, rung, until))
        except refusals as error:
            if rung == len(FORMATS) - 1 or isinstance(error, final) or time.monotonic() > until:
                raise
        else:
            _RUNGS[access.model, access.url] = rung
            return reply
    raise AssertionError("the last format either answers or raises")


def _rungs(access: Access) -> Iterator[int]:
    yield from range(_RUNGS.get((access.model, access.url), 0), len(FORMATS))


def request_of(access: Access, question: Question, rung: int = 0) -> dict[str, Any]:
    """What is asked, whole: everything that leaves but the key."""
    form = FORMATS[rung]
    told = {
        "model": access.model,
        "messages": messages(question, is_text=form is None),
        "max_tokens": MOST_TOKENS,
    }
    return told | ({"response_format": form} if form else {})


def _arguments(access: Access, question: Question, rung: int, until: float) -> dict[str, Any]:
    """The arguments of one call. The key is always given, so none of the environment goes to this address."""
    left = max(until - time.monotonic(), 0.1)
    once = {"timeout": left, "num_retries": 0, "max_retries": 0}
    return request_of(access, question, rung) | once | access.arguments()


def _litellm(access: Access) -> Any:
    """litellm without telemetry, callbacks, messages of its own, and with our wire."""
    os.environ.update(BEFORE_IMPORT)
    for name in NOT_WANTED:
        os.environ.pop(name, None)
    import litellm

    from coaching_lib.advice import model_line

    litellm.telemetry = False
    litellm.suppress_debug_info = True
    litellm.turn_off_message_logging = True
    litellm.drop_params = False
    for name in ("callbacks", "success_callback", "failure_callback", "input_callback", "service_callback"):
        setattr(litellm, name, [])
    for name in ("LiteLLM", "openai", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if litellm.client_session is None:
        litellm.client_session = model_line.client(access.ca_file, access.proxy)
    return litellm
