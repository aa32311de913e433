"""Any sequence of loads and undos leaves what the remaining loads alone would leave."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching_lib.scores.load import undo
from tests.scores.staged import Load, compare_load, folder_at, interaction, publish_load, results, state

RUBRIC = ("rubric", "behavior", "weight", "critical")
ROSTER = ("agent_id", "team", "agent_name")
BEHAVIORS = ("Greets", "Solves", "Closes")
maybe = st.sampled_from
descriptions = st.fixed_dictionaries(
    {
        "agent": maybe(["A1", "A2"]),
        "team": maybe([None, "North", "South"]),
        "channel": maybe([None, "chat"]),
        "topic": maybe([None, "billing"]),
        "handle_seconds": maybe([None, 0.0, 60.0]),
        "overall_score": maybe([None, 50.0, 70.5]),
        "revision": maybe([None, None, 1, 2]),
        "evaluator": maybe([None, "auto", "manual"]),
        "rubric": maybe([None, "Care"]),
        "agent_name": maybe([None, "Ada", "Ben"]),
    }
)
xs = maybe([0.0, 0.5, 1.0, None])
passes = st.dictionaries(maybe(BEHAVIORS), xs, min_size=1)
weights = maybe([None, 1.0, 2.0])
roster_rows = st.tuples(maybe(["A1", "A2", "A3"]), maybe([None, "East"]), maybe([None, "Cleo"]))
rubric_rows = st.tuples(maybe([None, "Care"]), maybe(BEHAVIORS), maybe([None, 0.0, 5.0]), maybe([None, True]))


@st.composite
def loads(draw) -> Load:
    told, found, said = [], [], []
    for number in draw(st.sets(st.integers(0, 3), min_size=1, max_size=3)):
        parts = draw(maybe(["all", "all", "log", "results", "turns"]))
        if parts in ("all", "log"):
            description = dict(draw(descriptions))
            told.append(interaction(number, description.pop("agent"), **description))
        if parts in ("all", "results"):
            found += results(number, weight=draw(weights), critical=("Solves",), **draw(passes))
        if parts == "turns":
            said.append({"interaction_id": f"I{number}", "turn": 1, "text": draw(maybe(["Hello", "Bye"]))})
    rubric = {row[:2]: row for row in draw(st.lists(rubric_rows, max_size=2))}
    roster = {row[0]: row for row in draw(st.lists(roster_rows, max_size=1))}
    return Load(
        interactions=tuple(told),
        results=tuple(found),
        turns=tuple(said),
        rubric=tuple(dict(zip(RUBRIC, row, strict=True)) for row in rubric.values()),
        agents=tuple(dict(zip(ROSTER, row, strict=True)) for row in roster.values()),
    )


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(sequence=st.lists(loads(), min_size=2, max_size=3), data=st.data())
def test_taking_loads_back_equals_never_having_made_them(sequence, data):
    taken_back = data.draw(st.sets(st.integers(0, len(sequence) - 1), max_size=len(sequence)))
    with tempfile.TemporaryDirectory() as place:
        whole, rest = folder_at(Path(place, "whole")), folder_at(Path(place, "rest"))
        for number, load in enumerate(sequence):
            assert compare_load(whole, load) == publish_load(whole, load, f"load {number}")
        for number in taken_back:
            undo(whole, f"load {number}")
        for number, load in enumerate(sequence):
            if number not in taken_back:
                publish_load(rest, load, f"load {number}")
        if len(taken_back) < len(sequence):
            found, expected = state(whole), state(rest)
            for name in expected:
                assert found[name] == expected[name], name
