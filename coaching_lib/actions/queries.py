"""Exports that lie in a database: which questions are asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coaching_lib.exports import Query
from coaching_lib.exports.databases import Address, is_address, query_from, query_of_table

__all__ = ["Query", "is_address", "queries"]


def queries(address: str, files: Sequence[Path] = (), tables: Sequence[str] = ()) -> list[Query]:
    """One question per file with a select and per table, to be loaded like files.

    Raises: ExportRefused for an address that is not read; InvalidInput for a file without a query.
    """
    place = Address.of(address)
    return [
        *(query_from(place, file) for file in files),
        *(query_of_table(place, table) for table in tables),
    ]
