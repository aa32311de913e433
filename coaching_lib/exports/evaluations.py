"""Evaluations in the documents of scoring tools: what one says, and how a layout unfolds documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coaching_lib.exports.kinds.records import as_text
from coaching_lib.exports.table import Table


class Misshapen(ValueError):
    """A document of a known tool that is not built as that tool builds it."""


@dataclass(frozen=True)
class Answer:
    """One behavior of an evaluation, as text.

    `points` of `max_points`, or `result` (a word or a percentage); neither: not applicable. `group` is the
    section, which tells behaviors of one name apart.
    """

    behavior: str | None
    points: str | None = None
    max_points: str | None = None
    result: str | None = None
    weight: str | None = None
    critical: str | None = None
    group: str | None = None


@dataclass(frozen=True)
class Evaluation:
    """One evaluation of an interaction; `skipped` is the code under which it is left out."""

    fields: Mapping[str, str | None]
    answers: Sequence[Answer] = ()
    skipped: str | None = None


@dataclass(frozen=True)
class Unfolding:
    """How the documents of one tool become evaluations.

    `columns`: canonical field -> where the tool has it. `prepare` looks at the whole load once (templates).
    """

    columns: Mapping[str, str]
    knows: Callable[[dict[str, Any]], bool]
    unfold: Callable[[dict[str, Any], Any], Iterator[Evaluation]]
    prepare: Callable[[Sequence[Table]], Any] = lambda load: None
    score_factor: float = 1.0
    seconds_per_unit: float = 1.0

    def why(self, words: str) -> Callable[[Table, Sequence[Table]], str | None]:
        """The recognition of a layout whose documents these are, said in `words`."""

        def recognized(table: Table, load: Sequence[Table]) -> str | None:
            first = table.documents.first if table.documents is not None else ()
            return words if any(self.knows(document) for document in first) else None

        return recognized


def dig(document: Any, path: str) -> Any:
    """The member at a dotted path, or None."""
    for key in path.split("."):
        document = document.get(key) if isinstance(document, dict) else None
    return document


def text(document: Any, *paths: str) -> str | None:
    """The text at the first of these dotted paths that has one; structures are no text."""
    for path in paths:
        value = dig(document, path)
        if value is not None and not isinstance(value, dict | list):
            return as_text(value)
    return None


def records(document: Any, path: str) -> list[dict[str, Any]]:
    """The list of records at a dotted path; none is an empty list.

    Raises: Misshapen when something else stands there.
    """
    found = dig(document, path)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise Misshapen(path)
    return found


def as_percentage(share: str | None) -> str | None:
    """A share from 0 to 1 as a percentage; what is no number stays, to be refused as it stands."""
    try:
        return None if share is None else f"{float(share) * 100!r}%"
    except ValueError:
        return share


def is_true(*values: Any) -> bool:
    """Whether one of these members says yes."""
    return any(value is True or str(value).lower() == "true" for value in values)


def told_apart(answers: Sequence[Answer]) -> list[Answer]:
    """The answers with behaviors of one name told apart by their sections, then by a number."""
    doubled = _doubled(answers)
    named = [
        replace(one, behavior=f"{one.group}: {one.behavior}") if one.group and _key(one) in doubled else one
        for one in answers
    ]
    doubled, seen = _doubled(named), Counter[str]()
    numbered = []
    for one in named:
        seen[_key(one)] += 1
        is_later = _key(one) in doubled and seen[_key(one)] > 1
        numbered.append(replace(one, behavior=f"{one.behavior} ({seen[_key(one)]})") if is_later else one)
    return numbered


def _key(answer: Answer) -> str:
    return " ".join((answer.behavior or "").casefold().split())


def _doubled(answers: Sequence[Answer]) -> set[str]:
    return {key for key, count in Counter(map(_key, answers)).items() if count > 1 and key}
