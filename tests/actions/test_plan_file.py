"""Plans brought from another tool."""

from __future__ import annotations

from datetime import date

import pytest

from coaching_lib.actions import plans
from coaching_lib.errors import ExportRefused, NotAllowed
from coaching_lib.record import plans as stored
from tests.actions.builders import BEHAVIOR, as_agent, counts

HEADER = "agent_id,behavior,shared_on,target_on,goal_rate,advice,acknowledged_at\n"
GOOD = f'A1,{BEHAVIOR},2026-03-01,2026-04-15,0.8,"Say it,\nearly",2026-03-02\n'


@pytest.fixture
def file(tmp_path):
    return tmp_path / "plans.csv"


def test_plans_are_brought_with_their_days_and_without_a_mail(desk, file):
    file.write_text(HEADER + GOOD + f"A2,{BEHAVIOR},2026-03-01,2026-03-15,0.7,,\n")
    loaded, refused = plans.load_file(desk, file)
    assert (loaded, refused) == (2, ())
    with desk.record.reading() as connection:
        first, second = sorted(stored.plans(connection), key=lambda plan: plan.agent_id)
    assert (first.shared_on, first.target_on, first.advice) == (
        date(2026, 3, 1),
        date(2026, 4, 15),
        "Say it,\nearly",
    )
    assert first.acknowledged_at is not None and first.acknowledged_at.date() == date(2026, 3, 2)
    assert (second.acknowledged_at, second.rule.settle_days) == (None, 1)
    assert counts(desk)["outbox"] == 0


def test_the_same_file_again_brings_nothing_twice(desk, file):
    file.write_text(HEADER + GOOD + GOOD)
    assert plans.load_file(desk, file) == (1, ())
    before = counts(desk)
    assert plans.load_file(desk, file) == (0, ())
    assert counts(desk) == before


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (f"nobody,{BEHAVIOR},2026-03-01,2026-04-15,0.8", None),
        ("A1,Sings,2026-03-01,2026-04-15,0.8", None),
        (f"A1,{BEHAVIOR},soon,2026-04-15,0.8", "shared_on"),
        (f"A1,{BEHAVIOR},2026-03-01,2026-02-30,0.8", "target_on"),
        (f"A1,{BEHAVIOR},2026-03-01,2026-04-15,eighty", "goal_rate"),
        (f"A1,{BEHAVIOR},2026-03-01,2026-04-15,80", None),
        (f"A1,{BEHAVIOR},2026-03-01,2026-03-01,0.8", None),
        (f"A1,{BEHAVIOR},2026-03-01,2026-04-15,0.8,,yesterday", "acknowledged_at"),
        (f"A1,{BEHAVIOR}", "shared_on"),
    ],
)
def test_a_row_that_is_no_plan_is_refused_with_its_line_and_the_others_are_loaded(desk, file, row, column):
    file.write_text(HEADER + GOOD + row + "\n")
    loaded, (refused,) = plans.load_file(desk, file)
    assert loaded == 1
    assert (refused.file, refused.line, refused.column) == ("plans.csv", 4, column)
    assert refused.reason and refused.cure


def test_excel_files_with_semicolons_and_a_mark_are_read(desk, file):
    file.write_bytes(
        b"\xef\xbb\xbf" + (HEADER + f"A1,{BEHAVIOR},2026-03-01,2026-04-15,0.8,,\n").replace(",", ";").encode()
    )
    assert plans.load_file(desk, file) == (1, ())


@pytest.mark.parametrize("content", [b"agent_id,behavior\nA1,x\n", b"", b"\xff\xfe\x00\x01"])
def test_a_file_without_the_columns_is_refused(desk, file, content):
    file.write_bytes(content)
    with pytest.raises(ExportRefused):
        plans.load_file(desk, file)
    assert not desk.record.exists()


def test_a_missing_file_is_refused_and_agents_bring_none(desk, file):
    with pytest.raises(ExportRefused):
        plans.load_file(desk, file)
    with pytest.raises(NotAllowed):
        plans.load_file(as_agent(desk), file)
