"""`ask`: the fields of the specification, the figures of the reports."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from coaching_lib.cli.output import as_csv
from coaching_lib.cli.values import plain
from coaching_lib.filters import Filters
from coaching_lib.reports import agent, metrics
from tests.cli.run import answer, run

METRICS = (
    "interactions scored_interactions agents behaviors average_score average_handle_seconds"
    " first_day last_day"
)
TARGET = (
    "current_rate peer_top_quartile suggested_goal_rate suggested_target_on chance chance_of_proof"
    " capped reason"
)
BEHAVIORS = (
    "behavior weight is_critical scored_interactions applicable missed not_full miss_rate frequency"
    " cost_per_miss impact_points"
)
PLANS = (
    "plan_id agent_id behavior shared_on target_on goal_rate acknowledged_at status evidence baseline_count"
    " baseline_rate usual_rate expected_rate after_count after_rate effect effect_low effect_high"
    " probability_improved own_change goal_reached peers trend carry_over more_needed notes"
)
FIELDS = {
    "agents": "agent_id agent_name team manager interactions scored_interactions average_score"
    " evened_out_score score_low score_high average_handle_seconds needs_coaching behaviors_to_coach"
    " last_plan_status last_plan_evidence improving",
    "behaviors": BEHAVIORS,
    "behaviors --by agent": "agent_id " + BEHAVIORS,
    "behaviors --by team": "team " + BEHAVIORS,
    "behaviors --by month": "month " + BEHAVIORS,
    "behaviors --by channel": "channel " + BEHAVIORS,
    "behaviors --by topic": "topic " + BEHAVIORS,
    "areas --agent A104": "rank behavior applicable missed miss_rate frequency cost_per_miss impact_points"
    " peer_rate strength evened_out_rate rate_low rate_high expected_points_lost need_probability"
    " needs_coaching more_needed notes",
    "coaching-required": "agent_id agent_name team behavior expected_points_lost need_probability applicable"
    " missed open_plan_id",
    "plans": PLANS,
}
GREETING = "Greets and offers help"


@pytest.mark.parametrize("question", FIELDS)
def test_rows_have_the_fields_of_the_specification_in_its_order(sample_folder, question):
    rows = answer(sample_folder, "ask", *question.split())
    assert rows
    assert {tuple(row) for row in rows} == {tuple(FIELDS[question].split())}


def test_metrics_are_one_object_with_the_channels_in_it(sample_folder):
    found = answer(sample_folder, "ask", "metrics")
    assert list(found) == [*METRICS.split(), "by_channel"]
    assert [list(each) for each in found["by_channel"]] == [["channel", *METRICS.split()]] * 3


def test_a_target_is_one_object(sample_folder):
    found = answer(
        sample_folder, "ask", "target", "--agent", "A102", "--behavior", "Checks that it is solved"
    )
    assert list(found) == TARGET.split()


def test_examples_hold_the_turns_around_the_place(sample_folder):
    found = answer(
        sample_folder, "ask", "examples", "--agent", "A104", "--behavior", "Asks diagnostic questions"
    )
    fields = "interaction_id started_at channel topic score points_lost turns link"
    assert {tuple(row) for row in found} == {tuple(fields.split())}
    turns = [turn for row in found for turn in row["turns"]]
    assert turns and {tuple(turn) for turn in turns} == {("turn", "speaker", "text")}
    met = answer(sample_folder, "ask", "examples", "--agent", "A104", "--behavior", GREETING, "--met")
    assert met and all(row["points_lost"] in (0, None) for row in met)


def test_figures_are_those_of_the_reports_unrounded(sample_folder, sample_desk):
    assert answer(sample_folder, "ask", "metrics") == plain(metrics.metrics(sample_desk, Filters()))
    expected = plain(agent.areas(sample_desk, "A104", Filters(channel="call")))
    assert answer(sample_folder, "ask", "areas", "--agent", "A104", "--channel", "call") == expected


def test_every_filter_narrows(sample_folder, sample_desk):
    options = ["--from", "2026-04-01", "--to", "2026-05-31", "--channel", "chat", "--topic", "Billing"]
    options += ["--agent", "A101", "--agent", "A102"]
    wanted = Filters(
        first=date(2026, 4, 1),
        last=date(2026, 5, 31),
        channel="chat",
        topic="Billing",
        agent_ids=("A101", "A102"),
    )
    assert answer(sample_folder, "ask", "metrics", *options) == plain(metrics.metrics(sample_desk, wanted))
    whole = answer(sample_folder, "ask", "metrics", "--all-time", "--team", "Harbor")
    assert whole == plain(metrics.metrics(sample_desk, Filters(is_all_time=True, team="Harbor")))
    only = answer(sample_folder, "ask", "behaviors", "--behavior", GREETING)
    assert [row["behavior"] for row in only] == [GREETING]


def test_impacts_add_up_to_what_is_missing_to_a_hundred(sample_folder):
    average = answer(sample_folder, "ask", "metrics")["average_score"]
    lost = sum(row["impact_points"] for row in answer(sample_folder, "ask", "behaviors"))
    assert lost == pytest.approx(100 - average, abs=0.05)


def test_csv_has_all_fields_and_the_same_unrounded_numbers(sample_folder):
    result = run(sample_folder, "ask", "agents", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    found = answer(sample_folder, "ask", "agents")
    assert list(rows[0]) == list(found[0])
    assert [float(row["average_score"]) for row in rows] == [row["average_score"] for row in found]


def test_a_name_that_a_spreadsheet_would_run_is_quoted(capsys):
    as_csv([{"name": "=1+1", "points": -3.5}])
    assert capsys.readouterr().out == "name,points\n'=1+1,-3.5\n"


def test_a_table_is_for_people(sample_folder):
    result = run(sample_folder, "ask", "coaching-required", "--team", "Quarry")
    assert result.exit_code == 0
    assert "Nadia Haddad" in result.stdout and "100 %" in result.stdout
    assert "\x1b" not in result.stdout


def test_nothing_to_list_is_an_empty_list(tmp_path):
    for question in ("agents", "behaviors", "coaching-required", "plans"):
        assert answer(tmp_path / "data", "ask", question) == []
    assert answer(tmp_path / "data", "ask", "metrics")["interactions"] == 0


@pytest.mark.parametrize(
    "question",
    [
        ["areas", "--agent", "A999"],
        ["target", "--agent", "A999", "--behavior", GREETING],
        ["target", "--agent", "A101", "--behavior", "Sings"],
        ["examples", "--agent", "A999", "--behavior", GREETING],
        ["agents", "--agent", "A999"],
    ],
)
def test_an_unknown_name_is_refused_with_one(sample_folder, question):
    error = answer(sample_folder, "ask", *question, code=1)["error"]
    assert error["code"] == "not-found" and error["message"] and list(error) == ["code", "message", "hint"]


def test_days_that_contradict_each_other_are_refused(sample_folder):
    backwards = ["--from", "2026-05-02", "--to", "2026-05-01"]
    assert answer(sample_folder, "ask", "metrics", *backwards, code=1)["error"]["code"] == "invalid-input"
    both = ["--all-time", "--to", "2026-05-01"]
    assert answer(sample_folder, "ask", "metrics", *both, code=1)["error"]["code"] == "invalid-input"
