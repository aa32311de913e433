"""Opening the current snapshot, or saying what is wrong with it."""

from __future__ import annotations

import duckdb
import pytest

from coaching_lib.errors import StoreDamaged
from coaching_lib.scores import Staging
from tests.scores.staged import Load, ask, folder_at, interaction, publish_load


def test_a_folder_without_scores_has_no_snapshot_and_is_not_created(tmp_path):
    assert folder_at(tmp_path).current() is None
    assert list(tmp_path.iterdir()) == []


def test_a_current_file_that_names_a_missing_snapshot_is_damage_not_emptiness(tmp_path):
    folder = folder_at(tmp_path)
    folder.path.mkdir()
    folder.current_file.write_text("scores-000004\n")
    with pytest.raises(StoreDamaged, match="missing"):
        folder.current()


@pytest.mark.parametrize("text", ["", "../../etc/passwd", "scores-7", "\x00\xff"])
def test_a_current_file_with_anything_else_in_it_is_damage(tmp_path, text):
    folder = folder_at(tmp_path)
    folder.path.mkdir()
    folder.current_file.write_text(text)
    with pytest.raises(StoreDamaged, match="names no snapshot"):
        folder.current()


def test_a_file_that_is_no_database_is_damage(tmp_path):
    folder = folder_at(tmp_path)
    folder.path.mkdir()
    folder.current_file.write_text("scores-000001")
    folder.file("scores-000001").write_bytes(b"not a database" * 500)
    with pytest.raises(StoreDamaged, match="cannot be opened"):
        folder.current()


def test_a_scratch_database_is_gone_after_the_load(tmp_path):
    folder = folder_at(tmp_path)
    with Staging(folder) as staging:
        assert staging.connection.execute("select count(*) from stg_interaction").fetchone() == (0,)
        assert len(list(folder.path.iterdir())) >= 1
    assert not folder.path.exists()


def test_the_scratch_database_of_a_dry_run_lies_outside_the_data(tmp_path):
    folder = folder_at(tmp_path)
    with Staging(folder, is_dry_run=True) as staging:
        staging.connection.execute("insert into stg_agent (agent_id) values ('A1')")
        assert not folder.path.exists()
        place = staging.path.parent
    assert not place.exists()


def test_snapshots_without_a_current_file_are_damage_with_a_cure(tmp_path):
    folder = folder_at(tmp_path)
    for number in (1, 2):
        publish_load(folder, Load((interaction(number),)), f"load {number}")
    folder.current_file.unlink()
    with pytest.raises(StoreDamaged, match="missing") as damaged:
        folder.current()
    assert "scores-000002" in damaged.value.hint


def test_a_first_publish_killed_before_its_end_is_no_damage(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),)))
    folder.current_file.unlink()
    assert folder.current() is None
    publish_load(folder, Load((interaction(2),)))
    assert ask(folder, "select interaction_id from interaction") == [("I2",)]


def test_a_snapshot_of_another_version_says_so(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),)))
    connection = duckdb.connect(str(folder.file("scores-000001")))
    connection.execute("update meta set value = '99' where key = 'schema_version'")
    connection.close()
    with pytest.raises(StoreDamaged, match="another version"):
        folder.current()


def test_a_snapshot_cut_short_is_damage(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),)))
    file = folder.file("scores-000001")
    file.write_bytes(file.read_bytes()[:9000])
    with pytest.raises(StoreDamaged):
        folder.current()


def test_a_question_with_a_parameter_it_does_not_know_is_a_bug(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, Load((interaction(1),)))
    with pytest.raises(TypeError, match="agnt"):
        folder.current().ask("strata", agnt="A1")
    assert folder.current().ask("strata", first=None, last=None).num_rows == 1
