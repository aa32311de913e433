"""Exports: files of any scoring tool become canonical rows in the staging tables, and no row is lost unsaid.

    read(paths, staging, options) -> ReadReport

kinds (what bytes are, how text is cut into rows) -> headers (which column is which) -> layouts (what a row
is) -> values (numbers, dates, words; in SQL) -> settling (what rows say about each other) -> stg_ tables.
"""

from coaching_lib.exports.accounts import (
    BehaviorCount,
    ColumnDecision,
    FileReport,
    ReadOptions,
    ReadReport,
    Refusal,
    Skipped,
)
from coaching_lib.exports.asking import ColumnsOpen
from coaching_lib.exports.databases import Query
from coaching_lib.exports.read import read
from coaching_lib.exports.recognized import Progress

__all__ = [
    "BehaviorCount",
    "ColumnDecision",
    "ColumnsOpen",
    "FileReport",
    "Progress",
    "Query",
    "ReadOptions",
    "ReadReport",
    "Refusal",
    "Skipped",
    "read",
]
