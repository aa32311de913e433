"""Plans kept in another tool, from a CSV: the whole file in one transaction, the same file only once."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from coaching_lib.actions.guards import author_name
from coaching_lib.actions.known import Known, agent_in_scope, known
from coaching_lib.actions.sharing import ShareRequest, check, prepare
from coaching_lib.desk import Desk
from coaching_lib.errors import CoachingError, ExportRefused, InvalidInput
from coaching_lib.people import require_manager
from coaching_lib.record import Connection, audit, ids, plan_history, plans

NEEDED = ("agent_id", "behavior", "shared_on", "target_on", "goal_rate")
NOON = time(12)


@dataclass(frozen=True)
class RefusedPlan:
    """A row that is no plan. `line` counts physical lines from 1, the header included."""

    file: str
    line: int
    column: str | None
    value: str | None
    reason: str
    cure: str


class PlanLoad(NamedTuple):
    """How many plans are new, and which rows were refused. Rows already there are neither."""

    loaded: int
    refused: tuple[RefusedPlan, ...]


class _BadCell(InvalidInput):
    """A cell that cannot be read."""

    def __init__(self, column: str, value: str, reason: str, cure: str) -> None:
        super().__init__(reason, cure)
        self.column, self.value = column, value


def load_file(desk: Desk, path: Path) -> PlanLoad:
    """Bring the plans of a CSV file with the columns agent_id, behavior, shared_on, target_on, goal_rate,
    advice and acknowledged_at (the last two may be empty or missing). Sends no mail.

    Raises: NotAllowed, ExportRefused (no such file, columns missing), NotFound (no scores yet), StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    new, refused = [], []
    for line, row in _rows(path):
        try:
            new.append(_plan(desk, facts, row))
        except CoachingError as error:
            column, value = getattr(error, "column", None), getattr(error, "value", None)
            refused.append(RefusedPlan(path.name, line, column, value, error.message, error.hint))
    return PlanLoad(_write(desk, new), tuple(refused))


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=";" if first.count(";") > first.count(",") else ",")
            _check_columns(path, reader.fieldnames or [])
            line = reader.line_num + 1
            for row in reader:
                yield line, {str(name).strip(): value or "" for name, value in row.items() if name}
                line = reader.line_num + 1
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ExportRefused(f"{path} cannot be read as a CSV file.", "Save it as CSV in UTF-8.") from error


def _check_columns(path: Path, found: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in {str(column).strip() for column in found}]
    if missing:
        raise ExportRefused(f"{path.name} has no column {', '.join(missing)}.", "Name the columns like this.")


def _plan(desk: Desk, facts: Known, row: Mapping[str, str]) -> plans.NewPlan:
    shared_on, target_on = _day(row, "shared_on"), _day(row, "target_on")
    request = ShareRequest(
        row["agent_id"], row["behavior"], row.get("advice", ""), _rate(row), target_on, shared_on
    )
    check(request, shared_on, max(shared_on, desk.today))
    agent = agent_in_scope(desk, facts, request.agent_id)
    noon = datetime.combine(shared_on, NOON, desk.settings.zone).astimezone(UTC)
    new, _ = prepare(desk, facts, agent, request, noon)
    parts = (agent.agent_id, new.behavior, shared_on.isoformat(), target_on.isoformat())
    read_at = _moment(desk, row)
    return replace(
        new,
        plan_id=ids.id_from("loaded", *parts),
        author_name=author_name(desk, agent),
        acknowledged_at=read_at,
        acknowledged_by="operator" if read_at else None,
    )


def _day(row: Mapping[str, str], column: str) -> date:
    try:
        return date.fromisoformat(row[column].strip())
    except ValueError:
        raise _BadCell(column, row[column], f"{column} is no day.", "Write it as 2026-07-31.") from None


def _rate(row: Mapping[str, str]) -> float:
    try:
        return float(row["goal_rate"])
    except ValueError:
        raise _BadCell(
            "goal_rate", row["goal_rate"], "goal_rate is no number.", "Write 0.8 for 80 %."
        ) from None


def _moment(desk: Desk, row: Mapping[str, str]) -> datetime | None:
    text = row.get("acknowledged_at", "").strip()
    if not text:
        return None
    try:
        read_at = datetime.fromisoformat(text)
    except ValueError:
        raise _BadCell(
            "acknowledged_at", text, "acknowledged_at is no time.", "Write it as 2026-07-31T09:30:00Z."
        ) from None
    if len(text) == len("2026-07-31"):
        read_at = datetime.combine(read_at.date(), NOON)
    return (read_at if read_at.tzinfo else read_at.replace(tzinfo=desk.settings.zone)).astimezone(UTC)


def _write(desk: Desk, new: list[plans.NewPlan]) -> int:
    if not new:
        return 0
    with desk.record.writing() as connection:
        there = {
            (plan.agent_id, plan.behavior, plan.shared_on, plan.target_on) for plan in plans.plans(connection)
        }
        loaded = sum(_add(connection, desk, plan) for plan in new if _key(plan) not in there)
        if loaded:
            audit.log(connection, desk.viewer.actor_id, "plan.load", "plans", {"loaded": loaded})
    return loaded


def _key(new: plans.NewPlan) -> tuple[str, str, date, date]:
    return new.agent_id, new.behavior, new.rule.shared_on, new.target_on


def _add(connection: Connection, desk: Desk, new: plans.NewPlan) -> bool:
    if not plans.add(connection, new):
        return False
    actor_id = desk.viewer.actor_id
    plan_history.happened(connection, new.plan_id, "shared", new.shared_at, actor_id, {"is_loaded": True})
    if new.acknowledged_at:
        data = {"how": "operator"}
        plan_history.happened(connection, new.plan_id, "acknowledged", new.acknowledged_at, actor_id, data)
    return True
