"""A mapping given once answers the same headers from then on."""

from __future__ import annotations

import pytest

from coaching_lib.actions import imports
from coaching_lib.actions.imports import ReadOptions
from coaching_lib.errors import MappingNeeded

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
