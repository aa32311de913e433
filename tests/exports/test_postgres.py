"""Exports asked of a real PostgreSQL server: the rows a CSV file would hold, read only, no password told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coaching_lib.desk import Desk
from coaching_lib.errors import ExportRefused
from coaching_lib.exports.databases import Address
from coaching_lib.exports.databases.query import END
from tests.cli.run import answer, run, words
from tests.conftest import desk_over
from tests.postgres_server import PASSWORD, USER, Server, server

WIDE = Path(__file__).resolve().parents[2] / "data" / "sample"
MADE = """
create type mood as enum ('met', 'missed');
create table calls (
    call_id uuid, agent_id bigint, agent_name text, started_at timestamptz, handle_time interval,
    overall_score numeric(5, 2), greets boolean, verifies smallint, closes mood, extra jsonb, on_day date
);
insert into calls
select lpad(n::text, 32, '0')::uuid, n % 7, 'Agent ' || n % 7,
    '2026-03-01 22:30:00+00'::timestamptz + n * '7 hours'::interval,
    make_interval(secs => 60 + n), 50 + n % 50 + 0.25, n % 3 > 0, n % 2,
    (case when n % 5 = 0 then 'missed' else 'met' end)::mood, jsonb_build_object('n', n), '2026-03-01'
from generate_series(1, 400) as n;
update calls set closes = null where agent_id = 3;
create view odd as
select 'C1' as interaction_id, 'Ann' as agent_name, 'NaN'::float8 as overall_score,
    timestamp 'infinity' as started_at
union all select 'C2', 'Änne "die, Große"' || chr(10) || 'x', 70, '2026-03-02 10:00'
union all select 'C3', 'Bo', 170, '2026-03-02 10:00';
create table written (n int);
create function writes() returns int language sql as 'insert into written values (1) returning n';
"""


@pytest.fixture(scope="module")
def quality() -> Iterator[Server]:
    with server() as running:
        running.run(MADE)
        yield running


def asked(quality: Server, data: Path, sql: str, *options: str, code: int = 0) -> dict:
    file = data.with_name("calls.sql")
    file.write_text(sql, encoding="utf-8")
    return answer(data, "load", quality.url, "--query-file", str(file), *options, code=code)


def snapshot(desk: Desk) -> list[list[tuple]]:
    """Everything a page could show of the interactions and their results."""
    current = desk.scores.current()
    assert current is not None
    questions = (
        "select i.* exclude (load_no), a.agent_id, a.agent_name"
        " from scores.interaction i join scores.agent a using (agent_no) order by interaction_id",
        "select s.*, b.behavior, b.weight"
        " from scores.score s join scores.behavior b using (behavior_no) order by all",
        "select * from scores.cube order by all",
    )
    return [current.connection.cursor().execute(question).fetchall() for question in questions]


def test_the_same_rows_from_the_server_and_from_a_file_make_equal_scores(quality, tmp_path):
    csv = tmp_path / "calls.csv"
    csv.write_text(
        quality.run("copy (table calls order by 1) to stdout (format csv, header)"), encoding="utf-8"
    )
    from_file = answer(tmp_path / "file", "load", str(csv))
    from_server = asked(quality, tmp_path / "server", "select * from calls order by 1 ; -- all\n")
    assert (
        (from_server["new"], from_server["refused"]) == (400, []) == (from_file["new"], from_file["refused"])
    )
    told = ("layout", "behaviors", "agents", "interactions", "first_day", "last_day", "rows_loaded")
    assert [from_server["files"][0][name] for name in told] == [from_file["files"][0][name] for name in told]
    assert from_server["files"][0]["path"] == f"{quality.shown}/calls.sql"
    left, right = (snapshot(desk_over(tmp_path / name)) for name in ("file", "server"))
    assert left == right


def test_a_look_says_the_same_and_changes_nothing(quality, tmp_path):
    looked = asked(quality, tmp_path / "data", "table calls", "--dry-run")
    assert not (tmp_path / "data").exists()
    loaded = asked(quality, tmp_path / "data", "table calls")
    changing = ("import_id", "snapshot", "dry_run")
    assert {key: value for key, value in looked.items() if key not in changing} == {
        key: value for key, value in loaded.items() if key not in changing
    }


def test_the_same_answer_twice_changes_nothing_and_a_load_can_be_taken_back(quality, tmp_path):
    first = answer(tmp_path / "data", "load", quality.url, "--table", "public.calls")
    again = answer(tmp_path / "data", "load", quality.url, "--table", "public.calls")
    assert (first["new"], again["new"], again["unchanged"], again["import_id"]) == (400, 0, 400, None)
    assert answer(tmp_path / "data", "undo")["removed"] == 400


def test_bad_rows_are_refused_by_their_number(quality, tmp_path):
    report = asked(quality, tmp_path / "data", "select * from odd order by 1", code=3)
    refused = {(row["line"], row["column"], row["value"], row["reason"]) for row in report["refused"]}
    assert refused == {
        (1, "started_at", "infinity", "this is no possible date"),
        (3, "overall_score", "170", "an overall score must lie between 0 and 100"),
    }
    assert report["files"][0]["rows_loaded"] == 1


REFUSED = {
    "a query that is none": ("selec 1", "syntax error"),
    "a table that is none": ("select *\nfrom nowhere", "does not exist (line 2)"),
    "a failing query": ("select 1 / (g - g) as score from generate_series(1, 2) as g", "division by zero"),
    "a deletion": ("delete from calls", "it is no select"),
    "a deletion that returns rows": ("delete from calls returning *", "only reads"),
    "a deletion inside": ("with gone as (delete from calls returning *) table gone", "only reads"),
    "a function that writes": ("select writes() as score", "only reads"),
    "two statements": ("select 1; select 2", "multiple commands"),
    "a way out of the brackets": ("select 1) as x; drop table calls; --", "syntax error"),
    "a transaction of its own": ("set transaction read write", "it is no select"),
    "another mode": ("select set_config('transaction_read_only', 'off', false)", "must be set before"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_query_that_fails_or_writes_is_refused_and_nothing_changes(quality, tmp_path, name):
    sql, said = REFUSED[name]
    error = asked(quality, tmp_path / "data", sql, code=1)["error"]
    assert said in error["message"], error
    assert error["code"] == "query-refused" and error["hint"]
    assert not (tmp_path / "data" / "scores").exists()
    assert quality.run("select (select count(*) from calls), (select count(*) from written)") == "400|0\n"


def test_what_cannot_be_reached_is_said_without_the_password(quality, tmp_path, monkeypatch):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    for url, said in (
        (quality.url.replace(PASSWORD, "canary-wrong"), "did not let us in"),
        (quality.url.replace(f":{PASSWORD}", ""), "did not let us in"),
        (quality.url.replace("127.0.0.1", "no-such-host.invalid"), "has no such host"),
        (quality.url.replace(str(quality.port), "1"), "does not answer"),
        (quality.url.replace("/quality", "/canary"), "has no such database"),
        ("postgresql://u:canary%zz@127.0.0.1/x", "could not be opened"),
        ("postgresql://u:canary@rest@127.0.0.1/x", "no clear parts"),
        ("postgresql://u:p@127.0.0.1/x?passwrd=canary", "could not be opened"),
        ("postgresql://?service=acme", "is no known service"),
        ("mysql://u:canary@host/db", "mysql:// addresses are not read"),
    ):
        error = answer(tmp_path / "data", "load", url, "--table", "calls", code=1)["error"]
        assert said in error["message"], (url, error)
        assert error["hint"]
        if "canary" in url and "/canary" not in url:
            assert "canary" not in json.dumps(error)
    assert not (tmp_path / "data" / "scores").exists()


def test_the_password_is_nowhere_in_what_is_kept_or_said(quality, tmp_path, monkeypatch):
    data = tmp_path / "data"
    said = [json.dumps(asked(quality, data, "select * from odd", code=3))]
    said.append(run(data, "load", quality.url, "--table", "calls").output)
    said += [json.dumps(answer(data, "imports")), repr(Address.of(quality.url))]
    assert [text for text in said if PASSWORD in text or USER in text] == []
    assert f"{quality.shown}/calls.sql" in said[0]
    kept = [file for file in data.rglob("*") if file.is_file() and PASSWORD.encode() in file.read_bytes()]
    assert kept == []


def test_the_password_may_come_from_the_environment_or_a_file(quality, tmp_path, monkeypatch):
    bare = quality.url.replace(f":{PASSWORD}", "")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert answer(tmp_path / "data", "load", bare, "--table", "calls", "--dry-run")["new"] == 400
    monkeypatch.delenv("PGPASSWORD")
    secrets = tmp_path / "pgpass"
    secrets.write_text(f"127.0.0.1:{quality.port}:quality:{USER}:{PASSWORD}\n", encoding="utf-8")
    secrets.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(secrets))
    assert answer(tmp_path / "data", "load", bare, "--table", "calls", "--dry-run")["new"] == 400


def test_text_that_is_no_utf8_is_refused(quality, tmp_path):
    quality.run("create database bytes encoding 'SQL_ASCII' template template0", "postgres")
    quality.run(
        "create table calls as select 'C1' as interaction_id, 50 as score, E'\\xffnn' as agent", "bytes"
    )
    url = quality.url.replace("/quality", "/bytes")
    error = answer(tmp_path / "data", "load", url, "--table", "calls", code=1)["error"]
    assert "not UTF-8" in error["message"]


def test_tables_of_a_database_and_files_are_one_load(quality, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("agent_id,agent_name,team\n1,Agent One,North\n", encoding="utf-8")
    report = answer(tmp_path / "data", "load", str(roster), quality.url, "--table", "calls", "--dry-run")
    assert {file["layout"] for file in report["files"]} == {"roster", "wide"}


def test_an_address_needs_a_question_and_a_question_an_address(tmp_path):
    for arguments in (
        ["postgresql://h/d"],
        ["a.csv", "--table", "t"],
        ["postgresql://h/d", "postgresql://h/e", "--table", "t"],
    ):
        assert run(tmp_path / "data", "load", *arguments).exit_code == 2
    missing = run(tmp_path / "data", "load", "postgresql://h/d", "--query-file", str(tmp_path / "no.sql"))
    assert missing.exit_code == 1 and "cannot be read" in words(missing)


def test_the_driver_is_imported_for_a_database_only_and_missed_in_words(tmp_path, monkeypatch):
    looks = "import sys; from coaching_lib.cli import app; print('adbc_driver_postgresql' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "False"
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    error = answer(tmp_path / "data", "load", "postgresql://h/d", "--table", "t", code=1)["error"]
    assert (error["code"], error["hint"]) == (
        "missing-package",
        "Install it: pip install 'coaching[postgres]'",
    )


def test_what_is_shown_of_an_address_is_its_place():
    assert (
        Address.of("postgresql://me:pw@db.example:6000/qa?sslmode=require").shown
        == "postgresql://db.example:6000/qa"
    )
    assert Address.of("postgres://db.example/qa").text == "postgres://db.example/qa?connect_timeout=10"
    assert Address.of("postgresql://?service=acme").shown == "postgresql://service acme"
    with pytest.raises(ExportRefused, match="clear parts"):
        Address.of("postgresql://me:p#w@host/db")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("select 1;", "select 1"),
        ("select 1;\n-- done\n", "select 1"),
        ("select ';'", "select ';'"),
        ("select 1 -- x", "select 1 -- x"),
    ],
)
def test_the_end_of_a_query_is_left_off(written, kept):
    assert END.sub("", written) == kept
