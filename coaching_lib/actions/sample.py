"""The fictional sample: its files with today's dates, loaded like anybody's exports."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from coaching_lib.actions import imports, plans
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.record import plans as kept_plans
from coaching_lib.scores.load import Progress

FOLDER = Path(__file__).resolve().parents[2] / "data" / "sample"
EXPORTS = {
    "interactions.csv": ("started_at",),
    "scores.csv": (),
    "transcripts.csv": (),
    "agents.csv": (),
    "rubric.csv": (),
}
PLANS = {"plans.csv": ("shared_on", "target_on", "acknowledged_at")}


@dataclass(frozen=True)
class SampleLoaded:
    """What was loaded of the sample."""

    report: imports.ImportReport
    plans_loaded: int
    plans_refused: tuple[plans.RefusedPlan, ...]


def load_sample(desk: Desk, progress: Progress | None = None) -> SampleLoaded:
    """Load the sample with its days moved so that the newest is the day before today.

    Raises: InvalidInput when the data folder holds scores or plans already.
    """
    if not is_empty(desk):
        raise InvalidInput(
            "The sample is loaded into an empty data folder only, and this one holds data.",
            "Choose another folder: --data data/demo",
        )
    with TemporaryDirectory(prefix="sample-") as folder:
        return _load(desk, write_moved(Path(folder), desk.today - timedelta(days=1)), progress)


def is_empty(desk: Desk) -> bool:
    """Whether the data folder holds neither scores nor plans."""
    if desk.scores.current_name() is not None:
        return False
    with desk.record.reading() as connection:
        return not kept_plans.plans(connection)


def _load(desk: Desk, folder: Path, progress: Progress | None) -> SampleLoaded:
    options = imports.ReadOptions(timezone=desk.settings.timezone, source="sample")
    report = imports.load(desk, [folder / "exports"], options, progress)
    loaded, refused = plans.load_file(desk, folder / "plans.csv")
    return SampleLoaded(report, loaded, refused)


def write_moved(folder: Path, newest: date) -> Path:
    """Copies of the sample's files below `folder`, all days moved so that the last is `newest`."""
    shift = newest - newest_day()
    (folder / "exports").mkdir(parents=True)
    for name, columns in EXPORTS.items():
        _copy_moved(FOLDER / name, folder / "exports" / name, columns, shift)
    for name, columns in PLANS.items():
        _copy_moved(FOLDER / name, folder / name, columns, shift)
    return folder


def newest_day() -> date:
    """The day of the newest contact in the committed files."""
    with (FOLDER / "interactions.csv").open(encoding="utf-8", newline="") as file:
        return max(date.fromisoformat(row["started_at"][:10]) for row in csv.DictReader(file))


def _copy_moved(source: Path, target: Path, columns: tuple[str, ...], shift: timedelta) -> None:
    """One file with the days of some columns moved; the time of day stays."""
    with (
        source.open(encoding="utf-8", newline="") as old,
        target.open("w", encoding="utf-8", newline="") as new,
    ):
        rows = csv.DictReader(old)
        writer = csv.DictWriter(new, rows.fieldnames or [], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {column: _moved(row[column], shift) for column in columns})


def _moved(value: str, shift: timedelta) -> str:
    """A day, or a moment that begins with one, moved by whole days; empty stays empty."""
    return (date.fromisoformat(value[:10]) + shift).isoformat() + value[10:] if value else value
