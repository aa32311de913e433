"""What comes of a model's reply: a draft that keeps every rule, or the reason why there is none. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coaching_lib.advice.draft import Draft
from coaching_lib.advice.model_answer import Answer, from_text, wrong_turns
from coaching_lib.advice.model_request import Question
from coaching_lib.advice.model_rules import broken_rule
from coaching_lib.advice.model_text import drafted, unfit


@dataclass(frozen=True)
class Outcome:
    """What came of asking a model. Either a draft and the answer behind it, or why there is none."""

    draft: Draft | None = None
    answer: Answer | None = None
    reason: str = ""
    """Words for the screen: what is known by class and status, never what a server said."""
    tokens: int | None = None
    """As the server counted them; None where it did not say."""
    is_answered: bool = False
    """Whether the server answered at all: then it may have cost something."""


def from_answer(answer: Answer, question: Question, model: str) -> Outcome:
    """An answer held to every rule, then written, then held to the shape."""
    why = wrong_turns(answer, question) or broken_rule(answer, question)
    found = None if why else drafted(answer, question, model)
    why = why or ("names no turn that can be quoted" if found is None else unfit(found, question))
    if found is None or why:
        return Outcome(reason=f"the model's answer {why}", is_answered=True)
    return Outcome(found, answer, is_answered=True)


def read(reply: Any, question: Question, model: str) -> Outcome:
    """The reply of an OpenAI-like server, as litellm gives it back."""
    choices = getattr(reply, "choices", None)
    if not choices:
        return Outcome(reason="the model's answer is empty")
    message = choices[0].message
    if choices[0].finish_reason != "stop" or getattr(message, "tool_calls", None):
        return Outcome(reason="the model's answer is not finished")
    if getattr(message, "refusal", None) or not isinstance(message.content, str):
        return Outcome(reason="the model refused")
    answer = from_text(message.content)
    if answer is None:
        return Outcome(reason="the model's answer does not have the asked form")
    return from_answer(answer, question, model)
