"""A mapping given once answers the same headers from then on."""

from __future__ import annotations

import pytest

from coaching_lib.actions import imports, mappings
from coaching_lib.actions.imports import ReadOptions
from coaching_lib.errors import MappingNeeded, NotFound
from coaching_lib.exports.mapping import load_mapping, write_mapping

OWN = "Doc Ref,Who,Result,Warmth\nd1,Ann,50,pass\nd2,Bo,100,fail\n"
ANSWER = (
    '[columns]\n"Doc Ref" = "interaction_id"\n"Who" = "agent_name"\n"Result" = "overall_score"\n'
    '"Warmth" = "behavior column"\n'
)


def test_a_mapping_given_once_is_remembered_for_the_next_export(empty_desk, tmp_path):
    (tmp_path / "january.csv").write_text(OWN)
    (tmp_path / "february.csv").write_text(OWN.replace("d1", "d3").replace("d2", "d4"))
    (tmp_path / "discover.toml").write_text(ANSWER)
    with pytest.raises(MappingNeeded):
        imports.load(empty_desk, [tmp_path / "january.csv"])
    first = imports.load(
        empty_desk, [tmp_path / "january.csv"], ReadOptions(mapping=tmp_path / "discover.toml")
    )
    second = imports.load(empty_desk, [tmp_path / "february.csv"])
    assert (first.new, second.new) == (2, 2)
    assert second.files[0].mapping == "discover"


def test_a_look_remembers_nothing(empty_desk, tmp_path):
    (tmp_path / "january.csv").write_text(OWN)
    (tmp_path / "discover.toml").write_text(ANSWER)
    imports.look(empty_desk, [tmp_path / "january.csv"], ReadOptions(mapping=tmp_path / "discover.toml"))
    assert not empty_desk.settings.data.exists()


def test_a_corrected_mapping_makes_the_same_file_new_again(empty_desk, tmp_path):
    (tmp_path / "january.csv").write_text(OWN)
    (tmp_path / "discover.toml").write_text(ANSWER)
    options = ReadOptions(mapping=tmp_path / "discover.toml")
    imports.load(empty_desk, [tmp_path / "january.csv"], options)
    kept = empty_desk.settings.data / "mappings" / "discover.toml"
    kept.write_text(ANSWER.replace('"Result" = "overall_score"', '"Result" = ""'))
    again = imports.load(empty_desk, [tmp_path / "january.csv"])
    assert (again.changed, again.files[0].mapping) == (2, "discover")


def test_a_forgotten_mapping_answers_nothing_any_more(empty_desk, tmp_path):
    (tmp_path / "january.csv").write_text(OWN)
    (tmp_path / "discover.toml").write_text(ANSWER)
    imports.load(empty_desk, [tmp_path / "january.csv"], ReadOptions(mapping=tmp_path / "discover.toml"))
    mappings.forget(empty_desk, "discover")
    with pytest.raises(MappingNeeded):
        imports.look(empty_desk, [tmp_path / "january.csv"])
    with pytest.raises(NotFound):
        mappings.forget(empty_desk, "discover")


def test_a_written_mapping_is_a_plain_file_that_reads_back(tmp_path):
    columns = {"Doc “Ref”": "interaction_id", 'a "b"': "", "Wärme": "behavior column"}
    write_mapping(tmp_path / "own.toml", columns, "dmy")
    found = load_mapping(tmp_path / "own.toml")
    assert (found.name, found.columns, found.date_order) == ("own", columns, "dmy")
    assert (tmp_path / "own.toml").read_text().startswith("# Which column is which.")
