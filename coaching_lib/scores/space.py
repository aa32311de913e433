"""Disk and memory that do not suffice, said in words."""

from __future__ import annotations

import errno

import duckdb

from coaching_lib.errors import ExportRefused

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FULL_WORDS = ("could not write", "no space left", "quota", "file too large")


def is_full(error: BaseException | None) -> bool:
    """Whether an error says that the disk or the memory does not suffice."""
    if isinstance(error, OSError):
        return error.errno in FULL
    if isinstance(error, duckdb.OutOfMemoryException):
        return True
    return isinstance(error, duckdb.Error) and any(word in str(error).lower() for word in FULL_WORDS)


def no_room(error: BaseException) -> ExportRefused:
    """The refusal for such an error."""
    if isinstance(error, duckdb.OutOfMemoryException):
        hint = "Raise COACHING_MEMORY_LIMIT, or load fewer files at a time."
        return ExportRefused("The memory does not suffice; nothing was changed.", hint, code="out-of-memory")
    hint = "Free space on the disk of the data folder and load again."
    return ExportRefused("The disk is full; nothing was changed.", hint, code="disk-full")
