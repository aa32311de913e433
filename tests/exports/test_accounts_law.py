"""Whatever happens to a file, every row is loaded, refused or skipped, and no good row is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coaching_lib.errors import ExportRefused
from coaching_lib.exports import ReadOptions, ReadReport, read
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.settings import Settings
from tests.exports.fuzzing import check

HEADER = "interaction_id,agent_id,behavior,points,max_points,text\n"
GOOD = [f"C{number},A{number % 3},B{number % 2},{number % 6},5,note {number}\n" for number in range(12)]
PIECES = [
    '"', ",", "\n", "\r", "\r\n", ";", "\0", "\ufeff", "é", "-1", "nan", "n/a", "total", "C1", "  ", "\t",
    "'", "5,5", '""', '"a\nb"', "\u2028", "\x0b", "1e400", "=1+1",
]  # fmt: skip

edits = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "cut", "swap", "repeat"]),
        st.integers(0, 10_000),
        st.sampled_from(PIECES),
    ),
    max_size=6,
)


def damaged(changes: list[tuple[str, int, str]], text: str = HEADER + "".join(GOOD)) -> bytes:
    for kind, place, piece in changes:
        at = place % max(1, len(text))
        line = text.rfind("\n", 0, at) + 1
        text = {
            "insert": text[:at] + piece + text[at:],
            "delete": text[:at] + text[at + 1 :],
            "cut": text[:at] if at > text.index("\n") else text,
            "swap": text[:at] + piece + text[at + len(piece) :],
            "repeat": text[:line] + text[line:].split("\n", 1)[0] + "\n" + text[line:],
        }[kind]
    return text.encode("utf-8", "surrogatepass")


def account(content: bytes) -> tuple[ReadReport, int] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(content)
        with Staging(ScoresFolder(Path(folder) / "scores", Settings()), is_dry_run=True) as staging:
            try:
                report = read([path], staging, ReadOptions())
            except ExportRefused as refused:
                assert refused.message
                return None
            staged = staging.connection.execute("select count(*) from stg_score").fetchall()[0][0]
            return report, staged


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits)
@example([("insert", 80, '"')])
@example([("insert", 200, "\r")])
@example([("swap", 120, "\0"), ("insert", 300, '"a\nb"')])
def test_every_row_of_a_damaged_file_is_accounted_for(changes):
    found = account(damaged(changes))
    if found is None:
        return
    report, staged = found
    for file in report.files:
        assert file.rows_read == file.rows_loaded + file.rows_refused + file.rows_skipped
        assert sum(entry.rows for entry in file.skipped) == file.rows_skipped
        assert len([row for row in report.refused if row.line]) == file.rows_refused
        if file.layout == "long":
            assert file.rows_loaded == staged


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.sampled_from(['"', "\0", "a,b,c", '"x"y', "C1", '"a', "x" * 500]))
def test_one_damaged_line_costs_no_other_line(place, damage):
    lines = [*GOOD[:place], damage + "\n", *GOOD[place:]]
    found = account((HEADER + "".join(lines)).encode())
    assert found is not None
    report, staged = found
    assert staged == len(GOOD)
    assert [row.line for row in report.refused] == [place + 2]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(GOOD))
def test_the_order_of_rows_is_irrelevant(lines):
    found = account((HEADER + "".join(lines)).encode())
    assert found is not None
    assert found[1] == len(GOOD)


LAYOUTS = {
    "wide": "call id;agent;date;Greets;Closes\n"
    + "".join(f"C{n};Ann;2026-01-{n + 1:02d};{'yes' if n % 2 else 'no'};n/a\n" for n in range(12)),
    "interactions": "interaction_id,agent_id,started_at,handle_seconds,overall_score\n"
    + "".join(f"C{n},A{n % 3},2026-01-{n + 1:02d} 10:00,0{n % 6}:30,{50 + n}\n" for n in range(12)),
    "roster": "agent_id,agent_name,team,manager\n" + "".join(f"A{n},Ann {n},North,Mia\n" for n in range(12)),
    "rubric": "behavior,max_points,critical\n" + "".join(f"B{n},{n + 1},no\n" for n in range(12)),
    "transcripts": "interaction_id,turn,speaker,text\n"
    + "".join(f'C{n // 3},{n},agent,"word {n}\nnext"\n' for n in range(12)),
}


@settings(max_examples=35, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(LAYOUTS)), edits)
def test_every_row_of_any_damaged_layout_is_accounted_for(layout, changes):
    found = account(damaged(changes, LAYOUTS[layout]))
    if found is not None:
        check(found[0])
