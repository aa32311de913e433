"""Operations tables: calls with how they went, scored by the customer's rating alone; no behaviors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench, Computed
from coaching_lib.exports.decisions import plain_value
from coaching_lib.exports.layouts.columns import code_of, column, raw, says_no
from coaching_lib.exports.layouts.interactions import describes_interactions
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.wide import behavior_columns
from coaching_lib.exports.table import Table

ANSWERED = ("Answered", "Answered (Y/N)", "Is Answered", "Call Answered", "angenommen", "contestada")
RESOLVED = ("Resolved", "Is Resolved", "Issue Resolved", "First Call Resolution", "gelöst", "resuelta")
RATING = (
    "Satisfaction rating", "Satisfaction", "Customer Satisfaction", "CSAT", "CSAT Score", "Rating",
    "Customer Rating", "Zufriedenheit", "Satisfacción",
)  # fmt: skip
SPEED = ("Speed of answer in seconds", "Speed of answer", "Speed of answer (s)", "Wait time", "ASA")
SCALES = ((5.0, 1.0), (10.0, 0.0), (100.0, 0.0))
"""(top, lowest) of ratings: 1-5 is (x-1)/4, 0-10 is x/10, as the statistics specification reads scores."""


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not describes_interactions(table) or table.columns.has_any("behavior", "overall_score"):
        return None
    found = [column(table, *names) for names in (ANSWERED, RESOLVED, RATING, SPEED)]
    known = [table.head.names[index] for index in found if index is not None]
    others = set(behavior_columns(table)) - set(found)
    if found[0] is None or len(known) < 2 or len(others) > 1 or table.columns.behaviors:
        return None
    return f"a table of operations, one call per row: {', '.join(known)}; scored by the rating, no behaviors"


def _headers(table: Table) -> Mapping[str, str]:
    return {**dict.fromkeys((*ANSWERED, *RESOLVED, *RATING, *SPEED), ""), "AvgTalkDuration": "handle_seconds"}


def scale_of_ratings(table: Table, index: int) -> tuple[float, float]:
    """(top, lowest) of the ratings, by the highest one sampled; a 0 among ratings up to 5 makes it 0-5."""
    values = [plain_value(value, comma=True) for value in table.head.sample(index)]
    known = [value for value in values if value is not None]
    top, low = next((scale for scale in SCALES if max(known, default=0.0) <= scale[0]), SCALES[-1])
    return top, min([low, *known])


def _computed(table: Table) -> Mapping[str, Computed]:
    answered, rating = column(table, *ANSWERED), column(table, *RATING)
    fields: dict[str, Computed] = {}
    if answered is not None:
        fields["left_out"] = Computed(code_of((says_no(answered), "unanswered")))
    if rating is not None:
        fields["overall_score"] = Computed(_rescaled(table, rating), rating)
    return fields


def _rescaled(table: Table, index: int) -> str:
    """The rating on 0-100; a number outside its scale is no score, and refused as it stands."""
    top, low = scale_of_ratings(table, index)
    number = f"number_of({raw(index)}, decimal_comma)"
    share = f"(({number} - {low!r}) / {top - low!r} * 100)::varchar"
    outside = f"concat({raw(index)}, ' of {top:g}')"
    inside = f"{number} between {low!r} and {top!r}"
    return f"case when {inside} then {share} when {number} is not null then {outside} else {raw(index)} end"


def _read(bench: Bench) -> None:
    bench.read("interaction")
    rating = column(bench.table, *RATING)
    if rating is not None:
        top, low = scale_of_ratings(bench.table, rating)
        name = bench.table.head.names[rating]
        bench.notes.append(f"“{name}” from {low:g} to {top:g} is read as the score, 0 to 100.")


LAYOUT = Layout(
    "operations",
    45,
    "interaction",
    _why,
    _read,
    describes_interactions=True,
    headers=_headers,
    computed=_computed,
)
