"""Agents a person said are one: a plain file the next loads apply.

[same]
"a-17" = "A17"               # the id on the left is read as the one on the right
different = [["A17", "A71"]]  # told apart, so that no hint asks again (stands above [same])
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.intake import Intake

FILE = "same-person.toml"
ABOUT = (
    "# Agents that are one person: the id on the left is read as the id on the right in every load to come.\n"
    "# `different`: pairs that are two people although their names look alike.\n"
)


@dataclass(frozen=True)
class Persons:
    """What a person said about agents: ids that are another's, and pairs that are not."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    def resolved(self) -> dict[str, str]:
        """Folded id -> the id it is finally read as.

        Raises: ExportRefused where ids are read as each other in a circle.
        """
        folded = {alias.casefold(): kept for alias, kept in self.same.items()}
        return {alias: self._end(alias, folded) for alias in folded}

    def _end(self, alias: str, folded: Mapping[str, str]) -> str:
        kept = folded[alias]
        seen = {alias}
        while kept.casefold() in folded:
            if kept.casefold() in seen:
                raise ExportRefused(f"{FILE} reads {alias} as itself.", "Remove one of its lines.")
            seen.add(kept.casefold())
            kept = folded[kept.casefold()]
        return kept


def read_persons(folder: Path) -> Persons:
    """What was said so far; nothing where there is no file.

    Raises: ExportRefused when the file cannot be read.
    """
    try:
        found = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        pairs = frozenset(
            frozenset(str(one).casefold() for one in pair) for pair in found.get("different", ())
        )
        return Persons({str(key): str(value) for key, value in found.get("same", {}).items()}, pairs)
    except FileNotFoundError:
        return Persons()
    except (ValueError, TypeError, AttributeError, OSError) as error:
        raise ExportRefused(f"{folder / FILE} cannot be read.", "Correct or remove it.") from error


def write_persons(folder: Path, persons: Persons) -> None:
    """Keep what was said; an empty saying leaves no file."""
    if not persons.same and not persons.different:
        (folder / FILE).unlink(missing_ok=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    pairs = ", ".join(
        json.dumps(sorted(pair), ensure_ascii=False) for pair in sorted(map(sorted, persons.different))
    )
    lines = [f"{_text(alias)} = {_text(kept)}\n" for alias, kept in sorted(persons.same.items())]
    text = f"{ABOUT}different = [{pairs}]\n\n[same]\n{''.join(lines)}"
    (folder / FILE).write_text(text, encoding="utf-8")


def _pair(ids: list[object]) -> frozenset[str]:
    return frozenset(str(one).casefold() for one in ids)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def apply_persons(intake: Intake, same: Mapping[str, str]) -> list[dict[str, object]]:
    """Read staged agents as the ones they are; returns agent_id, read_as and interactions of each."""
    if not same:
        return []
    keys = pa.array(list(same), pa.string())
    batch = pa.table({"alias_key": keys, "kept": pa.array(list(same.values()), pa.string())})
    intake.take("same/person", batch)
    joined = intake.rows("same/joined")
    for statement in ("interaction", "agent", "double_agent"):
        intake.run(f"same/{statement}")
    return joined
