"""What a malformed file is here: its bytes, and what has to come of them, in words and in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HEADER = "interaction_id,agent_id,agent_name,started_at,handle_seconds,overall_score,comment\n"
LONG = "interaction_id,agent_id,behavior,points,max_points,weight\n"
WIDE = "interaction_id,agent_id,Greets,Verifies,Closes\n"
FIELDS = {
    "id": "X1", "agent": "A1", "name": "Ann", "at": "2026-01-02 10:00:00", "handle": "300", "score": "50",
    "comment": "fine",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A file and its outcome. `refused`: line -> part of the reason; `error`: part of a whole refusal."""

    says: str
    content: bytes
    name: str = "export.csv"
    loaded: int = 0
    refused: Mapping[int, str] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    error: str = ""
    code: str = "export-refused"
    shown: str = ""
    """The name in the report, where it is not the file's."""
    rows: tuple[str, tuple[object, ...]] | None = None
    """(question over the staged rows, the first row of its answer)."""

    @property
    def exit_code(self) -> int:
        """As the command line leaves."""
        if self.error or (self.refused and not self.loaded):
            return 1
        return 3 if self.refused else 0


def case(content: bytes | str, says: str, **outcome: object) -> Case:
    """A case; texts are written as UTF-8."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return Case(says, data, **outcome)  # type: ignore[arg-type]


def row(**changes: str) -> str:
    """A line of interactions."""
    return ",".join((FIELDS | changes).values()) + "\n"


def between(bad: str) -> str:
    """The bad lines between two good ones."""
    return HEADER + row(id="G1") + bad + row(id="G2", score="70")


def results(*lines: str) -> str:
    """A long file."""
    return LONG + "".join(f"{line}\n" for line in lines)


def ids() -> str:
    """The ids that were staged."""
    return "select list(interaction_id order by interaction_id) from stg_interaction"
