"""The clock changes of a time zone, as stretches of the wall clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa

Span = tuple[datetime, datetime, int, str]


def zone_spans(zone: ZoneInfo, first: datetime, last: datetime) -> list[Span]:
    """(wall clock from, UTC from, offset in seconds, kind) covering first to last and two days around.

    Kinds: plain; skipped, an hour no clock shows; doubled, an hour shown twice (the first showing counts).
    """
    begin, end = first - timedelta(days=2), last + timedelta(days=2)
    offset = _offset(zone, begin)
    spans: list[Span] = [(begin + timedelta(seconds=offset), begin, offset, "plain")]
    for moment in _changes(zone, begin, end):
        before, offset = offset, _offset(zone, moment)
        spans.extend(_change(moment, before, offset))
    return spans


def _change(moment: datetime, before: int, after: int) -> Iterator[Span]:
    old, new = moment + timedelta(seconds=before), moment + timedelta(seconds=after)
    if after > before:
        yield old, moment, before, "skipped"
        yield new, moment, after, "plain"
    elif after < before:
        yield new, moment, before, "doubled"
        yield old, moment, after, "plain"


def _offset(zone: ZoneInfo, moment: datetime) -> int:
    offset = moment.replace(tzinfo=UTC).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Moments (UTC) at which the offset changes, to the second."""
    day = begin
    while day < end:
        following = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            yield _change_between(zone, day, following)
        day = following


def _change_between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def as_arrow(spans: list[Span]) -> pa.Table:
    """The spans as a table in the order of zone_span."""
    columns = list(zip(*spans, strict=True))
    return pa.table(
        {
            "local_from": pa.array(columns[0], pa.timestamp("us")),
            "utc_from": pa.array(columns[1], pa.timestamp("us")),
            "offset_seconds": pa.array(columns[2], pa.int32()),
            "kind": pa.array(columns[3], pa.string()),
        }
    )
