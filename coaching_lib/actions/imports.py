"""Imports: look at exports without changing anything, load them, take a load back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from coaching_lib.actions.import_report import ImportReport, as_plain
from coaching_lib.actions.mappings import followed, keep, resolved
from coaching_lib.actions.same_person import likely_one
from coaching_lib.desk import Desk
from coaching_lib.exports import FileReport, Query, ReadOptions, ReadReport, read
from coaching_lib.people import require_loader
from coaching_lib.record import audit, ids
from coaching_lib.scores import Staging
from coaching_lib.scores.load import (
    LoadCounts,
    LoadFacts,
    Progress,
    ScoreCheck,
    UndoOutcome,
    compare,
    estimated,
    known_files,
    loads,
    publish,
)
from coaching_lib.scores.load import undo as take_back

__all__ = ["ImportReport", "ReadOptions", "UndoOutcome", "load", "look", "undo"]


def look(
    desk: Desk,
    paths: Sequence[Path | Query],
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """What loading these files would do; changes no byte of the data.

    Raises: NotAllowed, ExportRefused, MappingNeeded.
    """
    require_loader(desk.viewer)
    options = resolved(desk, options)
    with Staging(desk.scores, is_dry_run=True) as staging:
        report = read(paths, staging, options, _first_half(progress))
        if (nothing := _nothing_new(desk, report, options, staging)) is not None:
            return replace(nothing, is_dry_run=True)
        counts = compare(desk.scores, staging)
        told = estimated(staging.connection)
    looked = _report(report, counts, None, desk.scores.current_name(), is_dry_run=True)
    return replace(looked, estimated=told, hints=likely_one(desk, report))


def load(
    desk: Desk,
    paths: Sequence[Path | Query],
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Load files: the scores are replaced as a whole, or stay as they are. The same files change nothing.

    Where everything was refused (or, all or nothing, anything), nothing changes and `import_id` is None.
    Raises: NotAllowed, ExportRefused, MappingNeeded, StoreBusy.
    """
    require_loader(desk.viewer)
    options = resolved(desk, options)
    try:
        with Staging(desk.scores) as staging:
            report = read(paths, staging, options, _first_half(progress))
            if (nothing := _nothing_new(desk, report, options, staging)) is not None:
                return nothing
            facts = _facts(desk, report, options)
            counts, snapshot = publish(desk.scores, staging, facts, _second_half(progress))
            told = estimated(staging.connection)
    finally:
        _leave_no_folder(desk)
    done = _report(report, counts, facts.import_id, snapshot, is_dry_run=False)
    done = replace(done, estimated=told, hints=likely_one(desk, report))
    keep(report, options)
    data = {"new": done.new, "changed": done.changed, "refused": len(done.refused)}
    _log(desk, "import.load", facts.import_id, data)
    return done


def undo(desk: Desk, import_id: str | None = None) -> UndoOutcome:
    """Take one load back, by default the last; plans and notes stay.

    Raises: NotAllowed, NotFound, InvalidInput (already taken back), StoreBusy.
    """
    require_loader(desk.viewer)
    outcome = take_back(desk.scores, import_id)
    data = {"removed": outcome.removed, "restored": outcome.restored}
    _log(desk, "import.undo", outcome.import_id, data)
    return outcome


def _is_void(report: ReadReport, options: ReadOptions) -> bool:
    return report.rows_loaded == 0 or (options.all_or_nothing and bool(report.refused))


def deciding(options: ReadOptions, files: Sequence[FileReport] = ()) -> dict[str, Any]:
    """What makes other rows of the same file; mappings, the remembered ones of `files` too, by content."""
    mapping = followed(options, files)
    return {"timezone": options.timezone, "date_order": options.date_order, "mapping": mapping}


def _known(desk: Desk, report: ReadReport, options: ReadOptions) -> bool:
    """Whether every file that brings rows was loaded before as fully as now, and not taken back.

    A file of results may bring more rows the second time, when its interactions have come since.
    """
    files = [file for file in report.files if file.rows_loaded]
    known = known_files(desk.scores, {file.sha256 for file in files}, deciding(options, report.files))
    snapshot = desk.scores.current()
    if snapshot is None or not files or not {file.sha256 for file in files} <= known.keys():
        return False
    before = {
        (entry.import_id, file["sha256"]): int(file.get("rows_loaded") or 0)
        for entry in loads(snapshot)
        for file in entry.files
    }
    return all(file.rows_loaded <= before[known[file.sha256].import_id, file.sha256] for file in files)


def _nothing_new(
    desk: Desk, report: ReadReport, options: ReadOptions, staging: Staging
) -> ImportReport | None:
    """The answer where nothing is to be loaded: all refused, or all known; None where there is something."""
    snapshot = desk.scores.current_name()
    if _is_void(report, options):
        counts = LoadCounts(0, 0, 0, ScoreCheck())
        return _report(_with_nothing(report, options), counts, None, snapshot, is_dry_run=False)
    if _known(desk, report, options):
        check = compare(desk.scores, staging).score_check
        counts = LoadCounts(0, 0, report.interactions, check)
        return _report(report, counts, None, snapshot, is_dry_run=False)
    return None


def _with_nothing(report: ReadReport, options: ReadOptions) -> ReadReport:
    """All or nothing: rows that were good stay out as well, under their own name."""
    return report.with_nothing_loaded() if options.all_or_nothing and report.refused else report


def _facts(desk: Desk, report: ReadReport, options: ReadOptions) -> LoadFacts:
    with desk.record.reading() as connection:
        now = ids.now(connection)
    told = (
        "path",
        "sha256",
        "layout",
        "interactions",
        "rows_read",
        "rows_loaded",
        "rows_refused",
        "rows_skipped",
    )
    files = [as_plain(file, told) for file in report.files if file.layout not in ("ignored", "refused")]
    recorded = {**deciding(options, report.files), "all_or_nothing": options.all_or_nothing}
    return LoadFacts(ids.new_id().hex, options.source, files, report.refused, recorded, now)


def _report(
    report: ReadReport, counts: LoadCounts, import_id: str | None, snapshot: str | None, *, is_dry_run: bool
) -> ImportReport:
    new, changed, unchanged = counts.new, counts.changed, counts.unchanged
    check = counts.score_check
    return ImportReport(
        import_id, snapshot, is_dry_run, report.files, new, changed, unchanged, report.refused, check,
        sample=report.sample, joined=report.joined,
    )  # fmt: skip


def _first_half(progress: Progress | None) -> Progress | None:
    return progress and (lambda words, share: progress(words, share / 2))


def _second_half(progress: Progress | None) -> Progress | None:
    return progress and (lambda words, share: progress(words, 0.5 + share / 2))


def _log(desk: Desk, action: str, import_id: str, data: dict[str, Any]) -> None:
    with desk.record.writing() as connection:
        audit.log(connection, desk.viewer.actor_id, action, f"import:{import_id}", data)


def _leave_no_folder(desk: Desk) -> None:
    """A refused first load leaves no empty folder behind."""
    with suppress(OSError):
        desk.scores.path.rmdir()
