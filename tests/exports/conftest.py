"""Files written for a test, read into a scratch database, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coaching_lib.exports import FileReport, ReadOptions, ReadReport, read
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.settings import Settings


@dataclass
class Reading:
    """A report and the staging tables behind it."""

    report: ReadReport
    staging: Staging

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        return self.staging.connection.execute(question).fetchall()

    def file(self, name: str) -> FileReport:
        return next(file for file in self.report.files if file.path == name)

    @property
    def reasons(self) -> list[tuple[int | None, str]]:
        return [(row.line, row.reason) for row in self.report.refused]


RESULT = """
create temp view result as
select s.*, c.interaction_id, b.behavior, coalesce(r.line, i.line) as line
from stg_score as s
join stg_contact as c using (contact_no)
join stg_behavior as b using (behavior_no)
left join stg_result as r on r.interaction_id = c.interaction_id and r.behavior = b.behavior
left join stg_interaction as i on i.interaction_id = c.interaction_id
"""
"""The staged results in words, however they were staged, with their lines."""


@pytest.fixture
def stage(tmp_path) -> Iterator[Callable[..., Reading]]:
    """Write files (name -> text or bytes), read them, and check every account."""
    opened: list[Staging] = []

    def stage_files(files: dict[str, str | bytes], **options: Any) -> Reading:
        folder = write(tmp_path / f"export-{len(opened)}", files)
        paths = [folder / next(iter(files))] if len(files) == 1 else [folder]
        return stage_paths(paths, **options)

    def stage_paths(paths: list[Path], **options: Any) -> Reading:
        staging = Staging(ScoresFolder(tmp_path / "scores", Settings()), is_dry_run=True)
        opened.append(staging.__enter__())
        reading = Reading(read(paths, staging, ReadOptions(**options)), staging)
        staging.connection.execute(RESULT)
        check_accounts(reading)
        return reading

    stage_files.paths = stage_paths  # type: ignore[attr-defined]
    yield stage_files
    for staging in opened:
        staging.__exit__(None, None, None)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def check_accounts(reading: Reading) -> None:
    """Every row is loaded, refused or skipped; what counts as loaded is staged; refusals are listed."""
    for file in reading.report.files:
        assert file.rows_read == file.rows_loaded + file.rows_refused + file.rows_skipped, file
        assert min(file.rows_loaded, file.rows_refused, file.rows_skipped) >= 0, file
        assert sum(entry.rows for entry in file.skipped) == file.rows_skipped, file
        listed = [row for row in reading.report.refused if row.file == file.path and row.line is not None]
        assert len(listed) == file.rows_refused, file
        assert all(row.reason and row.cure for row in listed)
    staged = {
        "transcripts": "select count(*) from stg_turn",
        "long": "select count(*) from result",
        "roster": "select count(*) from stg_agent",
        "rubric": "select count(*) from stg_rubric",
        "interactions": "select count(*) from stg_interaction",
        "wide": "select count(*) from stg_interaction",
    }
    layouts = {file.layout for file in reading.report.files}
    for layout, question in staged.items():
        if layout in layouts and not {"wide", "long", "interactions"} <= layouts | {layout}:
            loaded = sum(file.rows_loaded for file in reading.report.files if file.layout == layout)
            others = layouts & {"wide", "long", "interactions", "amazon connect"} - {layout}
            if not others or layout in ("transcripts", "roster", "rubric"):
                assert reading.rows(question) == [(loaded,)], (layout, loaded)
