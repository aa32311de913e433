"""Own playbooks: drafts are written from them, versions are kept, ours stand where none is."""

from __future__ import annotations

import pytest

from coaching_lib.actions import playbooks as actions
from coaching_lib.advice.playbook import playbooks, table_of
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged
from coaching_lib.people import agent_viewer
from coaching_lib.reports.advice import draft
from coaching_lib.reports.playbooks import check, playbook_lines, shelf, with_changed
from tests.advice.test_checking import FILE
from tests.reports.builders import load
from tests.reports.test_advice import ASK, CLOSE, RUBRIC, conversations

OURS = table_of(playbooks()["diagnostic"])
OWN = OURS | {
    "title": "Asking, as we do it",
    "variants": [OURS["variants"][0] | {"question": "What would the club ask first?"}],
}


@pytest.fixture
def desk(empty_desk):
    load(empty_desk, conversations(), RUBRIC)
    return empty_desk


def test_drafts_are_written_from_a_saved_playbook_at_once_and_from_ours_after_it_is_removed(desk):
    assert actions.save(desk, "diagnostic", OWN) == 1
    found = draft(desk, "a0", ASK)
    assert "What would the club ask first?" in found.text
    assert (found.variants, found.playbook) == (1, "diagnostic")
    actions.remove(desk, "diagnostic", 1)
    assert "the club" not in draft(desk, "a0", ASK).text


def test_another_version_keeps_the_one_before_and_it_can_be_restored(desk):
    actions.save(desk, "diagnostic", OWN)
    second = OWN | {"title": "Second"}
    assert actions.save(desk, "diagnostic", second, seen_version=1) == 2
    line = next(line for line in playbook_lines(desk) if line.name == "diagnostic")
    assert (line.title, line.version, [each.version for each in line.earlier]) == ("Second", 2, [1])
    assert actions.restore(desk, "diagnostic", 1) == 3
    assert shelf(desk).books["diagnostic"].title == OWN["title"]
    with pytest.raises(NotFound):
        actions.restore(desk, "diagnostic", 9)


def test_a_removed_playbook_can_be_brought_back(desk):
    actions.save(desk, "diagnostic", OWN)
    actions.remove(desk, "diagnostic", 1)
    line = next(line for line in playbook_lines(desk) if line.name == "diagnostic")
    assert (line.source, [each.version for each in line.earlier]) == ("ours", [1])
    actions.restore(desk, "diagnostic", 1)
    assert shelf(desk).books["diagnostic"].is_own


def test_the_second_of_two_savers_is_told_and_nothing_is_overwritten(desk):
    actions.save(desk, "diagnostic", OWN)
    for seen in (0, 7):
        with pytest.raises(PlanChanged):
            actions.save(desk, "diagnostic", OWN | {"title": "Late"}, seen_version=seen)
    assert shelf(desk).books["diagnostic"].title == OWN["title"]


def test_a_playbook_with_a_mistake_is_refused_with_all_of_them_and_not_saved(desk):
    with pytest.raises(InvalidInput, match=r"title is missing.*place 'x'"):
        actions.save(desk, "diagnostic", OWN | {"title": " ", "place": "x"})
    assert not shelf(desk).own


def test_agents_neither_see_nor_change_playbooks(desk):
    own = desk.seen_as(agent_viewer("a1", "A One"))
    with pytest.raises(NotAllowed):
        playbook_lines(own)
    with pytest.raises(NotAllowed):
        actions.save(own, "diagnostic", OWN)


def test_a_file_is_used_for_the_behavior_it_names_and_the_app_wins_over_it(desk):
    folder = desk.settings.data / "playbooks"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(FILE.replace("Greets and offers help", CLOSE), encoding="utf-8")
    (folder / "broken.toml").write_text("x", encoding="utf-8")
    assert draft(desk, "a0", CLOSE).playbook == "ours"
    lines = {line.name: line for line in playbook_lines(desk)}
    assert lines["ours"].source == "file" and lines["ours"].behaviors == (CLOSE,)
    assert lines["broken"].problems
    actions.save(desk, "ours", table_of(shelf(desk).books["ours"]) | {"title": "Edited in the app"})
    lines = {line.name: line for line in playbook_lines(desk)}
    assert (lines["ours"].source, lines["ours"].title) == ("record", "Edited in the app")


def test_every_behavior_of_the_rubric_is_listed_at_the_playbook_it_takes(desk):
    used = {behavior: line.name for line in playbook_lines(desk) for behavior in line.behaviors}
    assert set(used) == set(RUBRIC)
    assert used[ASK] == "diagnostic"


def test_a_change_is_tried_on_this_centers_own_facts_before_it_is_saved(desk):
    changed = with_changed(desk, "diagnostic", OWN)
    assert "the club" in draft(desk, "a0", ASK, at_hand=changed).text
    assert "the club" not in draft(desk, "a0", ASK).text
    assert check("diagnostic", OWN)[0] == ()
