"""`ask programme`, `queue`, `what-if`, `trust`: fields of the specification, figures of the reports."""

from __future__ import annotations

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports.programme import programme
from coaching_lib.reports.team import coaching_required
from tests.cli.run import answer, run, words
from tests.conftest import desk_over

PROGRAMME = (
    "plans_finished mean_effect low high between_plan_sd by_behavior self_audit_share self_audit_count"
)
RUBRIC = "behavior,weight\nShows empathy,60\n"


def test_the_programme_has_the_fields_of_the_specification(sample_folder):
    found = answer(sample_folder, "ask", "programme")
    assert list(found) == PROGRAMME.split()
    expected = programme(desk_over(sample_folder), Filters())
    assert found["mean_effect"] == expected.mean_effect
    assert [row["behavior"] for row in found["by_behavior"]] == [row.name for row in expected.by_behavior]
    assert sum(row["plans_finished"] for row in found["by_behavior"]) == found["plans_finished"]


def test_the_queue_follows_coaching_required(sample_folder):
    found = answer(sample_folder, "ask", "queue", "--hours", "2", "--minutes", "20")
    fields = ["agent_id", "behavior", "expected_points_lost", "minutes", "reason"]
    assert {tuple(row) for row in found} == {tuple(fields)}
    required = coaching_required(desk_over(sample_folder), Filters())
    assert [(row["agent_id"], row["behavior"]) for row in found] == [
        (row.agent_id, row.behavior) for row in required[: len(found)]
    ]
    assert sum(row["minutes"] for row in found) == 120
    assert "open-plan" in {row["reason"] for row in found}


def test_a_queue_without_hours_is_wrong_usage(sample_folder):
    assert answer(sample_folder, "ask", "queue", code=2)["error"]["code"] == "wrong-usage"
    assert answer(sample_folder, "ask", "queue", "--hours", "0", code=1)["error"]["code"] == "invalid-input"


def test_another_rubric_is_tried_on_the_same_contacts(sample_folder, tmp_path):
    file = tmp_path / "rubric.csv"
    file.write_text(RUBRIC, encoding="utf-8")
    found = answer(sample_folder, "ask", "what-if", str(file), "--team", "Harbor")
    fields = [
        "agent_id",
        "average_before",
        "average_after",
        "areas_before",
        "areas_after",
        "enters",
        "leaves",
    ]
    assert {tuple(row) for row in found} == {tuple(fields)}
    assert any(abs(row["average_after"] - row["average_before"]) > 1 for row in found)
    areas = answer(sample_folder, "ask", "areas", "--agent", found[0]["agent_id"])
    shown = [row for row in areas if "unexplained" not in row["notes"]]
    assert found[0]["areas_before"] == shown


def test_a_missing_or_unknown_rubric_is_refused_in_words(sample_folder, tmp_path):
    missing = answer(sample_folder, "ask", "what-if", str(tmp_path / "nothing.csv"), code=1)
    assert missing["error"]["message"]
    file = tmp_path / "rubric.csv"
    file.write_text("behavior,weight\nSings,60\n", encoding="utf-8")
    assert answer(sample_folder, "ask", "what-if", str(file), code=1)["error"]["code"] == "not-found"


def test_trust_is_null_where_nothing_is_known(sample_folder):
    found = answer(sample_folder, "ask", "trust")
    fields = ["behavior", "not_applicable_rate", "overturned_rate", "scorer_disagreement", "drift", "note"]
    assert {tuple(row) for row in found} == {tuple(fields)}
    for row in found:
        assert 0 <= row["not_applicable_rate"] <= 1
        assert [row[name] for name in fields[2:5]] == [None, None, None]


@pytest.mark.parametrize("question", ["programme", "queue --hours 2", "trust"])
def test_an_empty_folder_has_nothing_to_say_and_stays_empty(tmp_path, question):
    result = run(tmp_path / "data", "--json", "ask", *question.split())
    assert result.exit_code == 0
    assert not (tmp_path / "data").exists()


def test_people_read_effects_as_points_and_the_audit_as_a_share(sample_folder):
    said = words(run(sample_folder, "ask", "programme"))
    assert "points" in said
    assert "self audit share" in said
    assert "%" in said
