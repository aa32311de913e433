"""`plan` and `mail`: from sharing to withdrawing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import answer, run, words
from tests.cli.test_asking import PLANS

STEP = "Agrees a next step with a date"


@pytest.fixture
def data(sample_desk) -> Path:
    """An own copy of the loaded sample."""
    return sample_desk.settings.data


def share(data: Path, *more: str, goal: str = "0.65", code: int = 0):
    """Share a plan with A122."""
    fixed = ["--agent", "A122", "--behavior", STEP, "--goal", goal, "--target-on", "2026-08-12"]
    return answer(data, "plan", "share", *fixed, *more, code=code)


def test_a_shared_plan_is_answered_as_ask_plans_would(data):
    row = share(data)
    assert list(row) == PLANS.split()
    assert (row["status"], row["evidence"], row["shared_on"]) == ("Shared", "too early", "2026-07-01")
    assert row in answer(data, "ask", "plans")
    assert answer(data, "plan", "list") == answer(data, "ask", "plans")


def test_the_advice_is_the_file_or_the_draft(data, tmp_path):
    (tmp_path / "advice.txt").write_text("Name the day, Arjun.", encoding="utf-8")
    plan_id = share(data, "--advice-file", str(tmp_path / "advice.txt"))["plan_id"]
    assert answer(data, "plan", "show", plan_id)["advice"] == "Name the day, Arjun."
    drafted = answer(data, "draft", "--agent", "A122", "--behavior", STEP)["text"]
    assert answer(data, "plan", "show", share(data)["plan_id"])["advice"] == drafted.strip()


def test_a_file_that_is_none_is_refused(data):
    assert share(data, "--advice-file", "/no/such/file", code=1)["error"]["code"] == "invalid-input"


@pytest.mark.parametrize("goal", ["1.5", "-0.1", "80"])
def test_a_goal_outside_zero_to_one_is_refused_and_nothing_changes(data, goal):
    before = answer(data, "ask", "plans")
    assert share(data, goal=goal, code=1)["error"]["code"] == "invalid-input"
    assert answer(data, "ask", "plans") == before


def test_no_mail_means_no_mail(data):
    share(data, "--no-mail")
    assert answer(data, "mail", "list") == []
    share(data)
    [mail] = answer(data, "mail", "list")
    assert list(mail) == ["mail_id", "plan_id", "kind", "to", "state", "attempts", "created_at", "sent_at"]
    assert (mail["to"], mail["state"]) == ("arjun.mehta@example.com", "filed")
    assert answer(data, "mail", "send") == {"filed": [], "waiting": []}


def test_reading_a_plan_makes_it_worked_on(data):
    plan_id = share(data)["plan_id"]
    row = answer(data, "plan", "acknowledge", plan_id)
    assert row["status"] == "Working On It" and row["acknowledged_at"].endswith("Z")


def test_show_adds_advice_events_and_notes(data):
    found = answer(data, "plan", "show", "last")
    assert list(found) == [*PLANS.split(), "advice", "events", "meeting_notes", "rule", "side_effects"]
    assert found["plan_id"] == answer(data, "ask", "plans")[0]["plan_id"]


def test_show_says_how_the_plan_is_judged(data):
    plan_id = share(data)["plan_id"]
    rule = answer(data, "plan", "show", plan_id)["rule"]
    assert (rule["goal_rate"], rule["settle_days"], rule["first_target_on"]) == (0.65, 7, "2026-08-12")
    assert rule["expected_contacts"] > 1 and 0 < rule["luck_chance"] < 1 and len(rule["sha256"]) == 64
    assert "Chance of reaching the goal by luck" in words(run(data, "plan", "show", plan_id))


def test_the_beginning_of_an_id_is_enough(data):
    plan_id = share(data)["plan_id"]
    assert answer(data, "plan", "show", plan_id[:8])["plan_id"] == plan_id


def test_a_withdrawn_plan_is_listed_no_more(data):
    plan_id = share(data)["plan_id"]
    assert answer(data, "plan", "delete", plan_id, "--reason", "shared twice")["plan_id"] == plan_id
    assert plan_id not in {row["plan_id"] for row in answer(data, "ask", "plans")}


@pytest.mark.parametrize("command", ["show", "acknowledge", "delete"])
def test_an_unknown_plan_is_refused(data, command):
    assert answer(data, "plan", command, "0" * 32, code=1)["error"]["code"] == "not-found"


def test_a_change_says_how_to_take_it_back(data):
    fixed = [
        "--agent",
        "A122",
        "--behavior",
        STEP,
        "--goal",
        "0.65",
        "--target-on",
        "2026-08-12",
        "--no-mail",
    ]
    assert "plan delete" in words(run(data, "plan", "share", *fixed))
    assert run(data, "--quiet", "plan", "share", *fixed).output == ""


def test_plans_of_another_tool_come_from_a_file_with_bad_rows_named(data, tmp_path):
    file = tmp_path / "plans.csv"
    head = "agent_id,behavior,shared_on,target_on,goal_rate,advice,acknowledged_at\n"
    good = f"A122,{STEP},2026-05-01,2026-06-12,0.7,Name the day.,\n"
    file.write_text(head + good + f"A999,{STEP},2026-05-01,2026-06-12,0.7,,\n", encoding="utf-8")
    done = answer(data, "plan", "load", str(file), code=3)
    assert done["loaded"] == 1
    assert [(row["line"], bool(row["reason"])) for row in done["refused"]] == [(3, True)]
    file.write_text(head + good.replace("0.7", "70"), encoding="utf-8")
    assert answer(data, "plan", "load", str(file), code=1)["loaded"] == 0


def test_a_draft_names_its_evidence(data):
    found = answer(
        data, "draft", "--agent", "A104", "--behavior", "Asks diagnostic questions", "--variant", "2"
    )
    assert list(found) == ["agent_id", "behavior", "variant", "source", "text", "evidence"]
    assert found["variant"] == 2
    assert {tuple(each) for each in found["evidence"]} == {("interaction_id", "turn", "text")}
    assert all(each["text"] in found["text"] for each in found["evidence"])


def test_every_behavior_is_drafted_in_every_variant_at_once(data):
    drafts = answer(data, "draft", "--all")
    assert {found["variant"] for found in drafts} == {1, 2, 3}
    assert len({found["behavior"] for found in drafts}) == 12
    assert len({found["text"] for found in drafts}) == len(drafts)


def test_a_draft_needs_an_agent_and_a_behavior_or_all_of_them(data):
    assert "--behavior" in answer(data, "draft", "--agent", "A104", code=2)["error"]["message"]
