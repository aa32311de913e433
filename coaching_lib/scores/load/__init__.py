"""Loads of scores: compare, publish, take back, rebuild, and their history."""

from coaching_lib.scores.load.compaction import compact
from coaching_lib.scores.load.estimating import estimated
from coaching_lib.scores.load.facts import (
    Estimated,
    KnownFile,
    LoadCounts,
    LoadEntry,
    LoadFacts,
    Progress,
    ScoreCheck,
    ScoreDifference,
    UndoOutcome,
)
from coaching_lib.scores.load.history import known_files, loads, refusals
from coaching_lib.scores.load.loading import compare, publish
from coaching_lib.scores.load.rebuilding import rebuild
from coaching_lib.scores.load.undoing import undo

__all__ = [
    "Estimated",
    "KnownFile",
    "LoadCounts",
    "LoadEntry",
    "LoadFacts",
    "Progress",
    "ScoreCheck",
    "ScoreDifference",
    "UndoOutcome",
    "compact",
    "compare",
    "estimated",
    "known_files",
    "loads",
    "publish",
    "rebuild",
    "refusals",
    "undo",
]
