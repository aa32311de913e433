"""The made-up centre as published scores: loaded once into a folder of its own, found again later."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generated.centre import Size, centre, text
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.scores.load import LoadFacts, publish
from coaching_lib.scores.snapshot import SCHEMA_VERSION
from coaching_lib.settings import Settings

LOADED_AT = datetime(2026, 1, 1, tzinfo=UTC)


def folder_at(path: Path) -> ScoresFolder:
    """The scores folder of a data folder, with the limits every benchmark runs under."""
    return ScoresFolder(path / "scores", Settings(data=path, threads=2, memory_limit="2GB"))


def stage(staging: Staging, size: Size, first: int, last: int) -> None:
    """Fill the scratch tables with a range of the centre's interactions."""
    centre(size, first, last, staging.connection)
    for name in ("stage_interaction", "stage_result"):
        staging.connection.execute(text(name, size))


def load_range(folder: ScoresFolder, size: Size, first: int, last: int, import_id: str = "generated") -> None:
    """Publish a range of the centre's interactions as one load."""
    with Staging(folder) as staging:
        stage(staging, size, first, last)
        publish(folder, staging, LoadFacts(import_id, None, (), (), {}, LOADED_AT))


def loaded(room: Path, size: Size, spare: int = 0) -> Path:
    """A data folder that holds the centre without its last `spare` interactions. Never change it: copy it."""
    path = room / f"store-{SCHEMA_VERSION}-{size.name}-{spare}"
    if not path.exists():
        half = path.with_name(path.name + "-half")
        shutil.rmtree(half, ignore_errors=True)
        load_range(folder_at(half), size, 0, size.interactions - spare)
        half.rename(path)
    return path
