"""The record's file: reading leaves no trace, writing is whole or nothing, versions are respected."""

from __future__ import annotations

import hashlib
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

import coaching_lib.record
from coaching_lib.errors import StoreBusy, StoreDamaged
from coaching_lib.record import Record, audit, engine, version
from coaching_lib.record.gate import Gate
from coaching_lib.record.tables import metadata, setting


@pytest.fixture
def record(tmp_path) -> Record:
    return Record(tmp_path / "data" / "record.sqlite")


def bytes_below(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def put(record: Record, key: str) -> None:
    with record.writing() as connection:
        connection.execute(setting.insert().values(key=key, value=1, updated_by="operator"))


def keys(record: Record) -> list[str]:
    with record.reading() as connection:
        return list(connection.execute(select(setting.c.key).order_by(setting.c.key)).scalars())


def test_reading_a_record_that_does_not_exist_finds_nothing_and_creates_nothing(record, tmp_path):
    assert keys(record) == []
    assert list(tmp_path.iterdir()) == []


def test_reading_changes_adds_and_removes_no_byte(record, tmp_path):
    put(record, "a")
    before = bytes_below(tmp_path)
    assert keys(record) == ["a"]
    assert bytes_below(tmp_path) == before
    assert list(before) == ["data/record.sqlite"]


def test_a_reader_cannot_write(record):
    put(record, "a")
    with pytest.raises(StoreBusy, match="cannot be opened or written"), record.reading() as connection:
        connection.execute(setting.insert().values(key="b", value=1, updated_by="operator"))
    assert keys(record) == ["a"]


def test_what_a_killed_writer_committed_is_read_without_touching_what_it_left(record, tmp_path):
    put(record, "a")
    run_killed(record)
    before = bytes_below(tmp_path)
    assert "data/record.sqlite-wal" in before
    assert keys_in_another_process(record) == ["a", "b"]
    assert bytes_below(tmp_path) == before
    put(record, "d")
    assert keys(record) == ["a", "b", "d"]


READ = """
import sys
from pathlib import Path
from sqlalchemy import select
from coaching_lib.record import Record
from coaching_lib.record.gate import Gate
from coaching_lib.record.tables import setting
with Record(Path(sys.argv[1])).reading() as connection:
    print(*connection.execute(select(setting.c.key).order_by(setting.c.key)).scalars())
"""


def keys_in_another_process(record: Record) -> list[str]:
    command = [sys.executable, "-c", READ, str(record.path)]
    done = subprocess.run(command, cwd=root(), capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_another_process_reads_while_this_one_writes_and_disturbs_nobody(record):
    put(record, "a")
    with record.writing() as connection:
        connection.execute(setting.insert().values(key="b", value=1, updated_by="operator"))
        assert keys_in_another_process(record) == ["a"]
    assert keys_in_another_process(record) == ["a", "b"]


def test_a_writer_waits_for_readers_of_its_own_process(record):
    put(record, "a")
    own = Gate()
    with own.looking() as is_onlooker:
        assert is_onlooker
        late = threading.Timer(0.1, own.wait_to_write)
        late.start()
        time.sleep(0.2)
        assert late.is_alive()
        with own.looking() as is_second_onlooker:
            assert not is_second_onlooker
    late.join(timeout=5)
    assert not late.is_alive()


KILLED = """
import os, signal, sys
from pathlib import Path
from coaching_lib.record import Record, engine
from coaching_lib.record.gate import Gate
from coaching_lib.record.tables import setting
record = Record(Path(sys.argv[1]))
reader = engine._open_to_write(record.path, "ON")   # keeps the scratch files alive
reader.execute("select 1 from setting").fetchall()
with record.writing() as connection:
    connection.execute(setting.insert().values(key="b", value=1, updated_by="operator"))
with record.writing() as connection:
    connection.execute(setting.insert().values(key="c", value=1, updated_by="operator"))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def run_killed(record: Record) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(record.path)], cwd=root(), check=False)
    assert done.returncode == -signal.SIGKILL


def root() -> Path:
    return Path(coaching_lib.record.__file__).parents[2]


ENDLESS = """
import sys
from pathlib import Path
from coaching_lib.record import Record, audit
from coaching_lib.record.gate import Gate
from coaching_lib.record.tables import setting
record = Record(Path(sys.argv[1]))
for number in range(100_000):
    with record.writing() as connection:
        key = f"{sys.argv[2]}-{number:06}"
        connection.execute(setting.insert().values(key=key, value=1, updated_by="operator"))
        audit.log(connection, "operator", "set", key)
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_moment_loses_nothing_confirmed_and_leaves_no_half_action(record):
    put(record, "first")
    for kill in range(6):
        confirmed = kill_after(record, f"run{kill}", 0.02 + 0.031 * kill)
        written = [key for key in keys(record) if key.startswith(f"run{kill}-")]
        assert len(written) in (confirmed, confirmed + 1)
        with record.reading() as connection:
            logged = {entry.subject for entry in audit.entries(connection)}
        assert set(written) <= logged
        assert len(logged) == len(keys(record)) - 1
    put(record, "last")


def kill_after(record: Record, name: str, seconds: float) -> int:
    command = [sys.executable, "-c", ENDLESS, str(record.path), name]
    writer = subprocess.Popen(command, cwd=root(), stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    lines = [writer.stdout.readline()]
    time.sleep(seconds)
    writer.kill()
    lines += writer.stdout.readlines()
    writer.wait()
    return len(lines)


def test_two_writers_at_once_both_get_through(record):
    put(record, "a")
    threads = [
        threading.Thread(target=lambda name=name: [put(record, f"{name}{n}") for n in range(25)])
        for name in "xy"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys(record)) == 51


def test_a_writer_that_waits_too_long_is_told_that_nothing_was_saved(record, monkeypatch):
    put(record, "a")
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=50",))
    holder = sqlite3.connect(record.path, isolation_level=None)
    holder.execute("begin immediate")
    with pytest.raises(StoreBusy, match="nothing was saved"):
        put(record, "b")
    holder.execute("rollback")
    holder.close()
    put(record, "b")


def test_an_error_inside_an_action_saves_nothing(record):
    with pytest.raises(ZeroDivisionError), record.writing() as connection:
        connection.execute(setting.insert().values(key="a", value=1, updated_by="operator"))
        raise ZeroDivisionError
    assert keys(record) == []


def test_the_first_writing_creates_the_schema_exactly_as_the_tables_say(record):
    put(record, "a")
    with record.writing() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert version.stored(connection) == version.HEAD


def test_the_version_of_the_program_is_its_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(Path(coaching_lib.record.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == version.HEAD


def test_alembic_is_not_imported_when_there_is_nothing_to_migrate(record):
    put(record, "a")
    code = (
        "import sys; from pathlib import Path; from coaching_lib.record import Record\n"
        f"Record(Path({str(record.path)!r})).migrate(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def set_version(record: Record, text: str) -> None:
    connection = sqlite3.connect(record.path)
    connection.execute("update alembic_version set version_num = ?", (text,))
    connection.commit()
    connection.close()


def test_a_newer_record_is_refused_in_words_and_left_alone(record, tmp_path):
    put(record, "a")
    set_version(record, "9999")
    before = bytes_below(tmp_path)
    with pytest.raises(StoreDamaged, match="newer"):
        keys(record)
    with pytest.raises(StoreDamaged, match="newer"):
        put(record, "b")
    assert bytes_below(tmp_path) == before


def test_reading_an_older_record_names_the_command_and_migrates_nothing(record, tmp_path):
    put(record, "a")
    set_version(record, "0000")
    before = bytes_below(tmp_path)
    with pytest.raises(StoreDamaged) as refused:
        keys(record)
    assert "migrate" in refused.value.hint
    assert refused.value.exit_code == 4
    assert bytes_below(tmp_path) == before


def test_a_copy_is_made_before_a_record_with_data_is_changed_and_an_error_keeps_the_old_version(record):
    put(record, "a")
    set_version(record, "0000")  # no such migration, so the upgrade fails after the copy
    with pytest.raises(Exception, match="0000"):
        record.migrate()
    copies = list(record.path.parent.glob("record.before-0000-*.sqlite"))
    assert len(copies) == 1
    assert oct(copies[0].stat().st_mode & 0o777) == "0o600"
    copy = sqlite3.connect(copies[0])
    assert copy.execute("select key from setting").fetchall() == [("a",)]
    copy.close()
    set_version(record, version.HEAD)
    assert keys(record) == ["a"]


@pytest.mark.parametrize("content", [b"not a database " * 400, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_damage_not_an_empty_record(record, content):
    record.path.parent.mkdir()
    record.path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        keys(record)
    with pytest.raises(StoreDamaged):
        put(record, "a")
    assert record.path.read_bytes() == content


def test_somebody_elses_database_is_refused(record):
    record.path.parent.mkdir()
    other = sqlite3.connect(record.path)
    other.execute("create table songs (title)")
    other.commit()
    other.close()
    with pytest.raises(StoreDamaged, match="not a coaching record"):
        put(record, "a")


def test_the_record_is_readable_for_its_owner_only(record):
    put(record, "a")
    assert oct(record.path.stat().st_mode & 0o777) == "0o600"
    assert oct(record.path.parent.stat().st_mode & 0o777) == "0o700"


@pytest.mark.parametrize("change", ["update audit set actor = 'nobody'", "delete from audit"])
def test_the_audit_can_be_neither_changed_nor_deleted(record, change):
    with record.writing() as connection:
        audit.log(connection, "operator", "plan.share", "plan:1")
    with pytest.raises(DBAPIError, match="append only"), record.writing() as connection:
        connection.exec_driver_sql(change)
    with record.reading() as connection:
        assert [entry.actor for entry in audit.entries(connection)] == ["operator"]


def test_the_audit_knows_people_by_keys_only(record):
    with record.writing() as connection:
        audit.log(connection, "agent:ann@example.com", "plan.open", "agent:ann@example.com")
        audit.log(connection, "agent:ann@example.com", "plan.open", "agent:bob@example.com")
    with record.reading() as connection:
        first, second = audit.entries(connection)
    assert first.actor == first.subject == second.actor != second.subject
    assert "ann" not in first.actor + second.subject


def test_moments_come_back_aware_and_a_time_without_a_zone_is_refused(record):
    from datetime import UTC, datetime, timedelta, timezone

    east = datetime(2026, 7, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    with record.writing() as connection:
        connection.execute(setting.insert().values(key="a", value=1, updated_by="x", updated_at=east))
    with record.reading() as connection:
        assert connection.execute(select(func.max(setting.c.updated_at))).scalar() == east.astimezone(UTC)
    with pytest.raises(Exception, match="without a zone"), record.writing() as connection:
        naive = east.replace(tzinfo=None)
        connection.execute(setting.insert().values(key="b", value=1, updated_by="x", updated_at=naive))


def test_reading_while_somebody_writes_sees_the_last_committed_state(record):
    put(record, "a")
    with record.writing() as connection:
        connection.execute(setting.insert().values(key="b", value=1, updated_by="operator"))
        assert keys(record) == ["a"]
    assert keys(record) == ["a", "b"]
    assert [file.name for file in record.path.parent.iterdir()] == ["record.sqlite"]


def test_a_record_whose_creation_was_cut_short_reads_as_empty_and_can_be_written(record):
    record.path.parent.mkdir()
    cut = sqlite3.connect(record.path)
    cut.execute("pragma journal_mode=wal")
    cut.close()
    assert record.path.stat().st_size > 0
    assert keys(record) == []
    put(record, "a")
    assert keys(record) == ["a"]


def test_a_full_disk_is_said_loses_nothing_and_works_again_after_freeing(record, monkeypatch):
    put(record, "a")
    small = (*engine.PRAGMAS, "max_page_count=1")
    with monkeypatch.context() as full:
        full.setattr(engine, "PRAGMAS", small)
        with pytest.raises(StoreBusy, match="disk is full"), record.writing() as connection:
            for number in range(500):
                connection.execute(
                    setting.insert().values(key=f"{number}", value="x" * 4_000, updated_by="operator")
                )
        assert keys(record) == ["a"]
    put(record, "b")
    assert keys(record) == ["a", "b"]


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StoreBusy, match="cannot be created"):
        put(Record(tmp_path / "data" / "record.sqlite"), "a")
