"""Parquet files as tables of text: times as ISO, NaN and null as blank; structures are left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.kinds.exact import Damage
from coaching_lib.exports.kinds.grid import BATCH, head_of
from coaching_lib.exports.kinds.head import SAMPLE_ROWS


class Parquet:
    """The rows of a Parquet file; lines are row numbers from 1."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damages: list[Damage] = []
        try:
            schema, metadata = pq.read_schema(path), pq.read_metadata(path)
            self._names = [field.name for field in schema if not pa.types.is_nested(field.type)]
            self.rows = metadata.num_rows
            sample = next(self.batches(SAMPLE_ROWS), None)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
            raise ExportRefused("The Parquet file is damaged.", "Export or download it again.") from error
        columns = [column.to_pylist() for column in sample.columns[1:]] if sample is not None else []
        self.head = head_of(self._names, list(zip(*columns, strict=True)))

    def batches(self, rows: int = BATCH) -> Iterator[pa.Table]:
        """The rows in batches, every column as text; rows with NUL signs are damages."""
        first, self.damages = 1, []
        for batch in pq.ParquetFile(self._path).iter_batches(batch_size=rows, columns=self._names):
            lines = pa.array(range(first, first + batch.num_rows), pa.int64())
            texts = {f"c{index}": as_texts(column) for index, column in enumerate(batch.columns)}
            yield self._sound(pa.table({"line": lines, **texts}))
            first += batch.num_rows

    def _sound(self, batch: pa.Table) -> pa.Table:
        """The rows without NUL signs; those with one are damages."""
        holds = pa.chunked_array([pa.nulls(batch.num_rows, pa.bool_()).fill_null(False)])
        for column in batch.columns[1:]:
            holds = pc.or_(holds, pc.match_substring(column, "\0").fill_null(False))
        if not pc.any(holds).as_py():
            return batch
        self.damages += [Damage(line, "nul-byte", "") for line in batch.filter(holds)["line"].to_pylist()]
        return batch.filter(pc.invert(holds))


def as_texts(column: pa.Array) -> pa.Array:
    """A column as text; durations as seconds."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_floating(column.type):
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
    if pa.types.is_timestamp(column.type):
        column = pc.cast(column, pa.timestamp("us", column.type.tz), safe=False)
    if pa.types.is_duration(column.type):
        whole = pc.cast(pc.cast(column, pa.duration("us"), safe=False), pa.int64())
        column = pc.divide(pc.cast(whole, pa.float64()), 1_000_000.0)
    texts = pc.cast(column, pa.string())
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)
