"""Opening the current snapshot, or saying what is wrong with it."""

from __future__ import annotations

import pytest

from coaching_lib.errors import StoreDamaged
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.settings import Settings


def folder_at(path) -> ScoresFolder:
    return ScoresFolder(path / "scores", Settings(data=path))


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
    assert list(folder.path.iterdir()) == []


def test_the_scratch_database_of_a_dry_run_lies_outside_the_data(tmp_path):
    folder = folder_at(tmp_path)
    with Staging(folder, is_dry_run=True) as staging:
        staging.connection.execute("insert into stg_agent (agent_id) values ('A1')")
        assert not folder.path.exists()
        place = staging.path.parent
    assert not place.exists()
