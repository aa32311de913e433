"""The fictional sample: drawn the same every time, consistent, and with something to say on every page."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import desk_over

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
FILES = ("interactions", "scores", "transcripts", "agents", "rubric", "plans")


def rows(name: str, folder: Path = SAMPLE) -> list[dict[str, str]]:
    """The rows of one file."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def results_with_text() -> dict[str, Counter[str]]:
    """Per behavior how often it is met and missed where a conversation was written."""
    told = {row["interaction_id"] for row in rows("transcripts")}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows("scores"):
        if row["interaction_id"] in told:
            found[row["behavior"]]["missed" if float(row["points"]) == 0 else "met"] += 1
    return found


def test_the_script_draws_exactly_the_committed_files(tmp_path):
    shutil.copytree(SAMPLE, tmp_path / "sample")
    for name in FILES:
        (tmp_path / "sample" / f"{name}.csv").unlink()
    subprocess.run([sys.executable, str(tmp_path / "sample" / "make_sample.py")], check=True)
    for name in FILES:
        assert (tmp_path / "sample" / f"{name}.csv").read_bytes() == (SAMPLE / f"{name}.csv").read_bytes(), (
            name
        )


def test_the_sample_is_small():
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 3_000_000


def test_every_exported_score_is_what_its_results_say():
    critical = {row["behavior"] for row in rows("rubric") if row["critical"] == "yes"}
    got, most, failed = Counter(), Counter(), set()
    for row in rows("scores"):
        contact, points, maximum = row["interaction_id"], float(row["points"]), float(row["max_points"])
        got[contact] += points
        most[contact] += maximum
        if row["behavior"] in critical and points < maximum / 2:
            failed.add(contact)
    for row in rows("interactions"):
        contact = row["interaction_id"]
        if contact not in most:
            assert row["overall_score"] == ""
            continue
        expected = 0 if contact in failed else 100 * got[contact] / most[contact]
        assert float(row["overall_score"]) == pytest.approx(expected, abs=0.0051)


def test_every_behavior_has_conversations_to_quote():
    found = results_with_text()
    assert set(found) == {row["behavior"] for row in rows("rubric")}
    assert {b: c for b, c in found.items() if c["missed"] < 3 or c["met"] < 2} == {}


def test_conversations_have_eight_to_twenty_turns_but_letters_may_be_shorter():
    channel = {row["interaction_id"]: row["channel"] for row in rows("interactions")}
    turns = Counter(row["interaction_id"] for row in rows("transcripts"))
    assert len(turns) >= 60
    assert [c for c, n in turns.items() if n > 20 or (n < 8 and channel[c] != "email")] == []


def test_all_addresses_are_fictional():
    text = "".join((SAMPLE / f"{name}.csv").read_text(encoding="utf-8") for name in FILES)
    assert {part.split()[0].strip('.,"') for part in text.split("@")[1:]} >= {"example.com"}
    assert all(part.startswith("example.com") for part in text.split("@")[1:])


def test_the_moved_copies_end_the_day_before_today(tmp_path):
    from coaching_lib.actions.sample import newest_day, write_moved

    folder = write_moved(tmp_path, newest_day() + timedelta(days=400))
    old, new = rows("interactions")[-1], rows("interactions", folder / "exports")[-1]
    assert new["started_at"][:10] == (newest_day() + timedelta(days=400)).isoformat()
    assert new["started_at"][10:] == old["started_at"][10:]
    assert [row["advice"] for row in rows("plans", folder)] == [row["advice"] for row in rows("plans")]


def test_everything_of_the_sample_loads(sample_desk):
    from coaching_lib.filters import Filters
    from coaching_lib.reports.metrics import metrics
    from coaching_lib.reports.plans import plans

    found = metrics(sample_desk, Filters(is_all_time=True))
    assert found.interactions == len(rows("interactions"))
    assert found.last_day == sample_desk.today - timedelta(days=1)
    assert len(plans(sample_desk, Filters())) == len(rows("plans"))


def test_all_four_statuses_occur(sample_desk):
    from coaching_lib.filters import Filters
    from coaching_lib.reports.plans import plans

    found = Counter((row.status, row.evidence) for row in plans(sample_desk, Filters()))
    assert {status for status, _ in found} == {"Shared", "Working On It", "Improvement", "Action Required"}
    expected = {
        ("Improvement", "clear"),
        ("Improvement", "likely"),
        ("Action Required", "clear"),
        ("Action Required", "not enough evidence"),
        ("Action Required", "no data"),
    }
    assert expected <= set(found)


def test_the_overview_has_something_to_say(sample_desk):
    from coaching_lib.filters import Filters
    from coaching_lib.reports.agent import strengths
    from coaching_lib.reports.team import coaching_required, team_performance

    assert len(coaching_required(sample_desk, Filters())) >= 8
    assert "Checks that it is solved" in {
        row.behavior for row in team_performance(sample_desk, Filters()) if row.is_team_issue
    }
    assert strengths(sample_desk, "A103", Filters())


def test_a_folder_with_data_takes_no_sample(sample_desk):
    from coaching_lib.actions.sample import load_sample
    from coaching_lib.errors import InvalidInput

    with pytest.raises(InvalidInput):
        load_sample(sample_desk)


def test_a_folder_whose_record_holds_no_plan_counts_as_empty(tmp_path):
    from coaching_lib.actions.sample import is_empty

    desk = desk_over(tmp_path / "data")
    desk.record.migrate()
    assert is_empty(desk)
