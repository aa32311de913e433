"""A record of every released version comes to this version with all its rows and all its rules."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect

import coaching_lib.record
from coaching_lib.record import Record
from coaching_lib.record.tables import metadata

MIGRATIONS = Path(coaching_lib.record.__file__).parent / "migrations"
PLAN = "0" * 32
ROWS = (
    "insert into plan (id, agent_id, agent_name, behavior, author_id, author_name, advice, goal_rate, "
    f"target_on, zone, link_nonce, rule, baseline) values ('{PLAN}', 'a1', 'Ann', 'Greeting', 'operator', "
    "'Mia', 'Say hello.', 0.8, '2026-01-31', 'UTC', 'n', '{}', '{}')",
    "insert into plan_event (id, plan_id, kind, actor_id, data) "
    f"values (1, '{PLAN}', 'shared', 'operator', '{{}}')",
    "insert into outbox (id, plan_id, kind, revision, idem_key, to_addr, message_id, message, created_by) "
    f"values ('{'1' * 32}', '{PLAN}', 'plan', 1, 'k', 'a@b.example', '<m>', x'00', 'operator')",
)


def at_version(path: Path, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with create_engine(f"sqlite:///{path}").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@pytest.fixture
def migrated(tmp_path) -> sqlite3.Connection:
    path = tmp_path / "record.sqlite"
    at_version(path, "0001")
    connection = sqlite3.connect(path)
    for row in ROWS:
        connection.execute(row)
    connection.commit()
    connection.close()
    Record(path).migrate()
    return sqlite3.connect(path)


def test_a_record_of_the_first_version_keeps_its_plans_events_and_mails(migrated):
    assert migrated.execute("select agent_name, advice from plan").fetchall() == [("Ann", "Say hello.")]
    assert migrated.execute("select kind, plan_id from plan_event").fetchall() == [("shared", PLAN)]
    assert migrated.execute("select idem_key, state, hold from outbox").fetchall() == [("k", "queued", None)]


def test_a_migrated_record_knows_the_new_words_and_still_refuses_others(migrated):
    migrated.execute("update plan_event set kind = 'reminded'")
    migrated.execute("update outbox set kind = 'kudos'")
    with pytest.raises(sqlite3.IntegrityError):
        migrated.execute("update plan_event set kind = 'gossip'")
    with pytest.raises(sqlite3.IntegrityError):
        migrated.execute("update outbox set kind = 'gossip'")


def meant(check: str) -> str:
    """A CHECK lets NULL pass anyway, so saying it again is no other rule."""
    return re.sub(r"^\w+ IS NULL OR (?!\w+ IS NOT)", "", check)


def rules(path: Path) -> dict[str, object]:
    looking = inspect(create_engine(f"sqlite:///{path}"))
    return {
        table: (
            sorted(
                (check["name"] or "", meant(check["sqltext"]))
                for check in looking.get_check_constraints(table)
            ),
            sorted(str(unique["column_names"]) for unique in looking.get_unique_constraints(table)),
            sorted(
                (str(key["constrained_columns"]), key["referred_table"])
                for key in looking.get_foreign_keys(table)
            ),
            sorted(
                (index["name"] or "", str(index["column_names"]), index["unique"])
                for index in looking.get_indexes(table)
            ),
        )
        for table in metadata.tables
    }


def test_a_migrated_record_has_every_rule_the_tables_name(migrated, tmp_path):
    new = tmp_path / "new.sqlite"
    metadata.create_all(create_engine(f"sqlite:///{new}"))
    assert rules(tmp_path / "record.sqlite") == rules(new)
