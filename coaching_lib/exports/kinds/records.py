"""JSON records as a table: members of members become columns named "agent.name", lists of texts one text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from coaching_lib.exports.kinds.documents import SHOWN, Broken, Document, Documents
from coaching_lib.exports.kinds.exact import Damage
from coaching_lib.exports.kinds.grid import BATCH, as_batch, head_of
from coaching_lib.exports.kinds.head import MOST_COLUMNS, SAMPLE_ROWS


class Records:
    """The documents of a JSON file as rows, one per document; a broken one is a damage."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.damages: list[Damage] = []
        names: dict[str, None] = {}
        sample: list[dict[str, str | None]] = []
        self.rows = 0
        for one in documents:
            self.rows += 1
            if isinstance(one, Document):
                row = flat(one.value)
                names.update(dict.fromkeys(row))
                if len(sample) < SAMPLE_ROWS:
                    sample.append(row)
        self.names = tuple(names)[: MOST_COLUMNS + 1]  # one more is refused, where they are read as a table
        self.head = head_of(self.names, [[row.get(name) for name in self.names] for row in sample])

    def batches(self) -> Iterator[pa.Table]:
        """The documents in batches; fills `damages`."""
        self.damages = []
        held: list[Document] = []
        for one in self.documents:
            if isinstance(one, Broken):
                self.damages.append(Damage(one.line, one.code, one.text[:SHOWN]))
                continue
            held.append(one)
            if len(held) >= BATCH:
                yield self._batch(held)
                held = []
        yield self._batch(held)

    def _batch(self, held: list[Document]) -> pa.Table:
        flattened = [flat(one.value) for one in held]
        rows = [[row.get(name) for name in self.names] for row in flattened]
        return as_batch([one.line for one in held], rows, len(self.names))


def flat(value: dict[str, Any], before: str = "") -> dict[str, str | None]:
    """A record as texts by dotted names; lists of records are left out."""
    row: dict[str, str | None] = {}
    for key, member in value.items():
        name = f"{before}{key}"
        if isinstance(member, dict):
            row.update(flat(member, f"{name}."))
        elif not isinstance(member, list):
            row[name] = as_text(member)
        elif not any(isinstance(entry, dict | list) for entry in member):
            row[name] = ", ".join(text for entry in member if (text := as_text(entry)))
    return row


def as_text(value: Any) -> str | None:
    """A JSON value as the text a table would have; numbers come as they were written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)
