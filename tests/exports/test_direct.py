"""Large files are staged directly; the store then says what the general reading makes of them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coaching_lib.errors import ExportRefused
from coaching_lib.exports import ReadOptions, ReadReport, read
from coaching_lib.scores import Staging
from coaching_lib.scores.load import LoadFacts, publish
from tests.scores.staged import folder_at, state

DIRECTLY, NEVER = 0, 10**9
HEADER = (
    "interaction_id,agent_id,agent_name,team,channel,topic,started_at,handle_seconds,behavior,points,"
    "max_points"
)
ROSTER = "agent_id,agent_name,email,team,manager\nA0,Ann,a@x.test,Blue,Mia\nA1,Bo,b@x.test,Red,Mia\n"
RUBRIC = "behavior,weight,critical\nGreets,3,no\nVerifies,5,yes\n"
CONTACTS = (
    "interaction_id,agent_id,started_at\nC1,A0,2026-03-01 10:00:00\nC2,A1,2026-03-02 11:00:00\n"
    "C3,A1,2026-03-03 11:00:00\n"
)
RESULTS = "interaction_id,behavior,passed\nC1,Greets,1\nC1,Verifies,0\nC2,Greets,0\nC2,Verifies,n/a\n"


def long_lines(contacts: int = 6, behaviors: tuple[str, ...] = ("Greets", "Verifies", "Closes")) -> list[str]:
    """Lines of a long export, one per contact and behavior."""
    return [
        f"C{number},A{number % 2},Agent {number % 2},Team {number % 2},call,Billing,"
        f"2026-03-{number % 28 + 1:02} 10:00:00,{200 + number},{name},"
        f"{'' if (number + place) % 5 == 4 else (number + place) % 3},2"
        for number in range(contacts)
        for place, name in enumerate(behaviors)
    ]


def long_file(lines: list[str]) -> str:
    return "\n".join([HEADER, *lines, ""])


def was_direct(staging: Staging) -> bool:
    """Whether any file of a reading was staged directly."""
    return staging.connection.execute("select count(*) from direct_file").fetchall()[0][0] > 0


def loaded(files: dict[str, str | bytes], direct_lines: int, before: dict[str, str] | None = None) -> tuple:
    """(report, what the store says, whether it was staged directly) of a load, into a store of its own."""
    with tempfile.TemporaryDirectory() as room:
        folder = folder_at(Path(room) / "data")
        answer: tuple = ()
        for number, told in enumerate([before, files] if before else [files]):
            place = Path(room) / f"export-{number}"
            place.mkdir()
            for name, text in told.items():
                (place / name).write_bytes(text.encode() if isinstance(text, str) else text)
            options = ReadOptions(direct_lines=direct_lines)
            with Staging(folder) as staging:
                report = read([place], staging, options)
                facts = LoadFacts(f"load {number}", None, (), (), {}, datetime(2026, 4, 1, tzinfo=UTC))
                publish(folder, staging, facts)
                answer = (report, state(folder), was_direct(staging))
        return answer


STAGED = (
    "select * from stg_interaction",
    "select file_no, interaction_id, behavior, x, weight, critical from stg_score "
    "join stg_contact using (contact_no) join stg_behavior using (behavior_no)",
    "select * from stg_agent",
    "select * from stg_rubric",
)


def staged(files: dict[str, str | bytes], direct_lines: int) -> tuple:
    """(report, what is staged, whether directly) of a reading."""
    with tempfile.TemporaryDirectory() as room:
        for name, text in files.items():
            (Path(room) / name).write_bytes(text.encode() if isinstance(text, str) else text)
        with Staging(folder_at(Path(room) / "data"), is_dry_run=True) as staging:
            report = read([Path(room)], staging, ReadOptions(direct_lines=direct_lines))
            rows = [sorted(staging.connection.execute(ask).fetchall(), key=repr) for ask in STAGED]
            return report, rows, was_direct(staging)


def told(report: ReadReport) -> ReadReport:
    """A report without the order in which behaviors stand."""
    files = tuple(replace(file, behaviors=tuple(sorted(file.behaviors, key=repr))) for file in report.files)
    return replace(report, files=files)


def check_equal(files: dict[str, str | bytes], before: dict[str, str] | None = None) -> bool:
    """Both ways say the same of a load; returns whether the direct one was taken to its end."""
    return check_same(*(loaded(files, lines, before) for lines in (DIRECTLY, NEVER)))


def check_staged(files: dict[str, str | bytes]) -> bool:
    """Both ways stage the same; returns whether the direct one was taken to its end."""
    return check_same(*(staged(files, lines) for lines in (DIRECTLY, NEVER)))


def check_same(direct: tuple, general: tuple) -> bool:
    assert told(direct[0]) == told(general[0])
    assert direct[1] == general[1]
    assert not general[2]
    return direct[2]


def test_a_clean_long_export_is_staged_directly_and_says_the_same():
    assert check_equal({"long.csv": long_file(long_lines())})


def test_lines_in_any_order_say_the_same():
    lines = long_lines(9)
    assert check_equal({"long.csv": long_file(lines[::2] + lines[1::2])})


def test_several_files_with_a_roster_and_a_rubric_say_the_same():
    first, second = long_lines(8)[:12], long_lines(8)[12:]
    assert check_equal(
        {"a.csv": long_file(first), "b.csv": long_file(second), "r.csv": ROSTER, "u.csv": RUBRIC}
    )


def test_results_beside_a_table_of_interactions_say_the_same():
    assert check_equal({"contacts.csv": CONTACTS, "results.csv": RESULTS, "rubric.csv": RUBRIC})


def test_a_behavior_far_down_the_file_is_found(monkeypatch):
    monkeypatch.setattr("coaching_lib.exports.direct.Direct.looked_at", 2)
    assert check_equal({"long.csv": long_file(long_lines(6))})


def test_a_load_over_what_is_there_says_the_same():
    before = {"long.csv": long_file(long_lines(4))}
    changed = [f"{line.rsplit(',', 2)[0]},1,2" if line.startswith("C1,") else line for line in long_lines(8)]
    assert check_equal({"long.csv": long_file(changed)}, before)


@pytest.mark.parametrize(
    "line",
    [
        "C9,A0,Agent 0,Team 0,call,Billing,2026-03-01 10:00:00,200,Greets,nine,2",
        "C9,,,Team 0,call,Billing,2026-03-01 10:00:00,200,Greets,1,2",
        "C0,A0,Agent 0,Team 0,call,Billing,2026-03-01 10:00:00,200,Greets,1,2",
        "C1,A0,Agent 0,Team 0,call,Billing,2026-03-09 10:00:00,200,Opens,1,2",
        "C9,A0,Agent 0,Team 0,call,Billing,2026-03-01 10:00:00,200,GREETS ,1,2",
        "C9,A0,Agent 0,Team 0,call,Billing,2026-03-01 10:00:00,200,Greets,4,2",
        "C9,A0,Agent 0,Team 0,call,Billing,2026-03-01 10:00:00,200,Greets,1,",
        'C9,A0,"Agent 0,Team 0,call,Billing,2026-03-01 10:00:00,200,Greets,1,2',
        "C9,A0,Agent 0",
        ",,,,,,,,,,",
        "Total,,,,,,,,,,",
    ],
)
def test_one_line_to_be_refused_or_settled_sends_the_load_the_general_way(line):
    lines = long_lines()
    assert not check_staged({"long.csv": long_file([*lines[:7], line, *lines[7:]])})


cells = st.tuples(
    st.integers(0, 5),
    st.sampled_from(["A0", "A1", " a1", "A2"]),
    st.sampled_from(["Blue", "blue", "", "Red"]),
    st.sampled_from(["2026-03-01 10:00:00", "2026-03-02", "02.03.2026 11:00", ""]),
    st.sampled_from(["Greets", "Verifies", "greets", "Closes"]),
    st.sampled_from(["0", "1", "2", "", "n/a", "50%", "5"]),
    st.sampled_from(["2", "4", "", "0"]),
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(cells, min_size=1, max_size=12))
@example(
    [
        (number, "A0", "Blue", "2026-03-02", name, "1", "2")
        for number in (1, 2)
        for name in ("Greets", "Closes")
    ]
)
def test_whatever_the_lines_say_both_ways_say_the_same(rows):
    lines = [
        f"C{contact},{agent},,{team},call,Billing,{start},60,{behavior},{points},{most}"
        for contact, agent, team, start, behavior, points, most in rows
    ]
    try:
        check_staged({"long.csv": long_file(lines)})
    except ExportRefused as refused:
        assert refused.message
