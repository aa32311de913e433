"""`migrate`: the command that the refusal of an older record names."""

from __future__ import annotations

from tests.cli.run import answer, run


def test_a_record_of_this_version_needs_no_change(sample_desk):
    assert answer(sample_desk.settings.data, "migrate") == {"migrated": False}


def test_an_empty_folder_stays_empty(tmp_path):
    assert answer(tmp_path / "data", "migrate") == {"migrated": False}
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_no_record_is_refused_and_left_as_it_was(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "record.sqlite").write_bytes(b"no record at all, only some words " * 50)
    before = (folder / "record.sqlite").read_bytes()

    result = run(folder, "--json", "migrate")

    assert result.exit_code == 4
    assert (folder / "record.sqlite").read_bytes() == before
