"""Two ids that are one agent: said once, kept in a plain file, applied by the next loads."""

from __future__ import annotations

import pytest

from coaching_lib.actions import imports, same_person
from coaching_lib.errors import ExportRefused, InvalidInput, NotFound
from coaching_lib.filters import Filters
from coaching_lib.reports import metrics

HEAD = "call id,agent id,agent,team,start time,criterion,result\n"


def export(tmp_path, name: str, rows: list[str]):
    file = tmp_path / name
    file.write_text(HEAD + "".join(f"{row},met\n" for row in rows))
    return file


@pytest.fixture
def january(tmp_path):
    """Twelve contacts of one agent, one of them under a second id."""
    rows = [f"c{n},A17,Ann Abel,North,2026-01-{n:02} 10:00,Greets" for n in range(1, 12)]
    return export(tmp_path, "january.csv", [*rows, "c12,a-17,Ann Abél,North,2026-01-12 10:00,Greets"])


def test_a_look_hints_at_two_spellings_and_does_nothing_about_them(empty_desk, january):
    report = imports.look(empty_desk, [january])
    assert [(one.alias.agent_id, one.kept.agent_id) for one in report.hints] == [("a-17", "A17")]
    assert report.files[0].agents == 2


def test_a_said_pair_is_one_agent_from_the_next_load_on(empty_desk, january):
    imports.load(empty_desk, [january])
    same_person.join(empty_desk, "a-17", "A17")
    again = imports.load(empty_desk, [january])
    assert (again.changed, again.files[0].agents) == (1, 1)
    assert [dict(row) for row in again.joined] == [{"agent_id": "a-17", "read_as": "A17", "interactions": 1}]
    assert '"a-17" = "A17"' in (empty_desk.settings.data / "same-person.toml").read_text()


def test_a_pair_is_taken_back_and_its_contacts_return_with_the_next_load(empty_desk, january):
    same_person.join(empty_desk, "a-17", "A17")
    assert imports.load(empty_desk, [january]).files[0].agents == 1
    same_person.part(empty_desk, "A-17")
    assert not (empty_desk.settings.data / "same-person.toml").exists()
    assert imports.load(empty_desk, [january]).changed == 1
    with pytest.raises(NotFound):
        same_person.part(empty_desk, "a-17")


def test_pairs_lead_on_to_the_last_one_and_never_in_a_circle(empty_desk, january):
    same_person.join(empty_desk, "a-17", "A17")
    same_person.join(empty_desk, "A17", "Z1")
    assert {row["read_as"] for row in imports.look(empty_desk, [january]).joined} == {"Z1"}
    with pytest.raises(ExportRefused):
        same_person.join(empty_desk, "Z1", "a-17")
    with pytest.raises(InvalidInput):
        same_person.join(empty_desk, "a1", "A1")


def test_two_people_told_apart_are_not_hinted_again(empty_desk, january):
    same_person.tell_apart(empty_desk, "a-17", "A17")
    assert imports.look(empty_desk, [january]).hints == ()


def test_a_roster_knows_the_joined_agent_once(empty_desk, january, tmp_path):
    (tmp_path / "roster.csv").write_text(
        "agent id,agent name,team,email\nA17,Ann Abel,North,ann@x.com\na-17,Ann Abél,North,\n"
    )
    same_person.join(empty_desk, "a-17", "A17")
    imports.load(empty_desk, [january, tmp_path / "roster.csv"])
    assert metrics.metrics(empty_desk, Filters(is_all_time=True)).agents == 1


def test_a_damaged_file_is_said_and_nothing_is_loaded(empty_desk, january):
    empty_desk.settings.data.mkdir(parents=True)
    (empty_desk.settings.data / "same-person.toml").write_text("[same\n")
    with pytest.raises(ExportRefused, match=r"same-person\.toml"):
        imports.look(empty_desk, [january])
