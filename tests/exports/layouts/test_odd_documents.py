"""Whatever stands in the documents of a tool, every evaluation is loaded, refused or skipped."""

from __future__ import annotations

import copy
import importlib.util
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching_lib.errors import ExportRefused
from coaching_lib.exports import ReadOptions, read
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.settings import Settings


def beside(name: str) -> Any:
    """Another test module of this folder, for the documents it writes."""
    found = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


DOCUMENTS: dict[str, Any] = {
    "zendesk": json.loads(beside("test_zendesk").FIRST),
    "amazon": [json.loads(beside("test_amazon_connect").FIRST)],
    "genesys": beside("test_genesys").PAGE,
    "observe": beside("test_observe_ai").LINES,
    "google": beside("test_google_insights").LINES,
    "nested": [beside("test_nested").evaluation("c1", beside("test_nested").SECTIONS)],
}
ODD = [None, [], {}, [1], [{}], {"a": [None]}, "", "x", "-1", -5, 1e400, 10**30, True, "\u0000", "n/a", [[]]]


def places(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, as the keys that lead to it."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    found = [(*before, key) for key, _ in members]
    return found + [place for key, member in members for place in places(member, (*before, key))]


def changed(document: Any, place: tuple[Any, ...], odd: Any) -> Any:
    """The document with something odd at a place; "gone" removes what is there."""
    copied = copy.deepcopy(document)
    parent = copied
    for key in place[:-1]:
        parent = parent[key]
    if odd == "gone":
        del parent[place[-1]]
    else:
        parent[place[-1]] = odd
    return copied


def check(content: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.json"
        path.write_text(content)
        with Staging(ScoresFolder(Path(folder) / "scores", Settings()), is_dry_run=True) as staging:
            try:
                report = read([path], staging, ReadOptions())
            except ExportRefused as refused:
                assert refused.message
                return
            [file] = report.files
            assert file.rows_read == file.rows_loaded + file.rows_refused + file.rows_skipped
            assert sum(entry.rows for entry in file.skipped) == file.rows_skipped
            assert len([row for row in report.refused if row.line]) == file.rows_refused
            odd = staging.connection.execute("select count(*) from stg_score where x not between 0 and 1")
            assert odd.fetchall() == [(0,)]


@pytest.mark.parametrize("tool", sorted(DOCUMENTS))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_odd_value_anywhere_is_accounted_for(tool, data):
    document = DOCUMENTS[tool]
    place = data.draw(st.sampled_from(places(document)))
    check(json.dumps(changed(document, place, data.draw(st.sampled_from([*ODD, "gone"])))))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tool=st.sampled_from(sorted(DOCUMENTS)), share=st.floats(0, 1))
def test_a_file_cut_anywhere_is_accounted_for(tool, share):
    content = json.dumps(DOCUMENTS[tool], indent=1)
    check(content[: int(len(content) * share)] or " ")
