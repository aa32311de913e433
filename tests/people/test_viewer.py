"""Who sees whom. Unknown means nobody."""

from __future__ import annotations

import pytest

from coaching_lib.errors import NotAllowed
from coaching_lib.people import Role, Viewer, agent_viewer, local_viewer, require_manager, scope


def test_the_one_person_of_local_mode_sees_everyone():
    assert scope(local_viewer()).includes("A1", None)


def test_an_agent_sees_only_the_own_data():
    seen = scope(agent_viewer("A1", "Ada"))
    assert seen.includes("A1", "North")
    assert not seen.includes("A2", "North")


def test_an_agent_without_an_id_sees_nobody():
    seen = scope(Viewer("?", frozenset({Role.AGENT})))
    assert not seen.includes("", None)
    assert not seen.includes("A1", "North")


def test_an_agent_who_also_manages_looks_as_an_agent():
    both = Viewer("Ada", frozenset({Role.AGENT, Role.MANAGER}), agent_id="A1", teams=frozenset({"North"}))
    assert not scope(both).includes("A2", "North")


def test_a_manager_sees_the_own_teams_at_present():
    seen = scope(Viewer("Mo", frozenset({Role.MANAGER}), teams=frozenset({"North"})))
    assert seen.includes("A1", "North")
    assert not seen.includes("A1", "South")
    assert not seen.includes("A1", None)


@pytest.mark.parametrize("roles", [frozenset(), frozenset({Role.MANAGER}), frozenset({Role.ANALYST})])
def test_unknown_roles_and_managers_without_a_team_see_nobody(roles):
    assert not scope(Viewer("?", roles)).includes("A1", "North")


def test_only_managers_manage():
    require_manager(local_viewer())
    with pytest.raises(NotAllowed):
        require_manager(agent_viewer("A1", "Ada"))
