"""How a DuckDB instance of ours is opened: bounded, without network, nothing written beside the data."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb

from coaching_lib.settings import Settings


def memory_instance(settings: Settings) -> duckdb.DuckDBPyConnection:
    """An empty in-memory instance within the limits; large sorts spill to the system's temp folder."""
    return duckdb.connect(
        config={
            "memory_limit": settings.memory_limit,
            "threads": settings.threads,
            "temp_directory": str(Path(tempfile.gettempdir()) / "coaching-spill"),
            "autoinstall_known_extensions": False,
            "preserve_insertion_order": True,
        }
    )


def read_only(path: Path, settings: Settings) -> duckdb.DuckDBPyConnection:
    """A locked-down instance that reads one snapshot file as `scores`.

    Raises: duckdb.Error when the file is missing or damaged.
    """
    connection = memory_instance(settings)
    connection.execute("attach $path as scores (read_only)", {"path": str(path)})
    connection.execute("set TimeZone = 'UTC'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection
