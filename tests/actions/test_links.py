"""Plan links: each opens exactly its plan, for as long as it may, and no other spelling of it."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching_lib import delivery
from coaching_lib.actions import links, plan_mail, plans
from coaching_lib.errors import NotFound
from coaching_lib.record import audit
from coaching_lib.reports import outbox
from coaching_lib.settings import Settings
from tests.actions.builders import as_agent, as_manager, kinds, on, plan_of, request
from tests.conftest import desk_over

PUBLIC = "https://coach.example.com"


@pytest.fixture
def public(desk):
    """The same center, reachable for its agents."""
    return desk_over(desk.settings.data, public_url=PUBLIC)


def token_of(desk, plan_id: str) -> str:
    """The token in the newest mail of a plan."""
    text = outbox.mail_text(desk, plan_id).text
    (found,) = [word for word in text.split() if word.startswith(f"{PUBLIC}/p/")]
    return found.removeprefix(f"{PUBLIC}/p/")


def test_a_link_opens_its_plan_and_notes_nothing(public):
    plan_id = plans.share(public, request(public))
    found = links.follow(public, token_of(public, plan_id))
    assert (found.plan_id, found.agent_id, found.agent_name) == (plan_id, "A1", "Ann Lee")
    assert kinds(public, plan_id) == ["shared", "mailed"]
    assert plan_of(public, plan_id).acknowledged_at is None


def test_every_link_opens_exactly_its_own_plan(public):
    shared = [plans.share(public, request(public, agent_id=agent)) for agent in ("A1", "A3")]
    tokens = [token_of(public, plan_id) for plan_id in shared]
    assert [links.follow(public, token).plan_id for token in tokens] == shared


def test_no_link_with_one_character_changed_opens_anything(public):
    token = token_of(public, plans.share(public, request(public)))
    others = string.ascii_letters + string.digits + "-_.=~%+/ \n\x00é"
    tried = 0
    keys = delivery.link_keys(public.settings)
    for place in range(len(token)):
        for other in others:
            if other != token[place]:
                assert delivery.read_link(keys, token[:place] + other + token[place + 1 :]) is None
                tried += 1
        assert delivery.read_link(keys, token[:place] + token[place + 1 :]) is None
    for more in (
        "",
        ".",
        "=",
        "==",
        "A",
        token,
        token + "=",
        token + "A",
        "." + token,
        token.upper(),
        " " + token,
    ):
        if more != token:
            assert delivery.read_link(keys, more) is None
    assert tried > 10_000
    assert delivery.read_link(keys, token) is not None


def test_a_link_ends_fourteen_days_after_the_target_date(public):
    plan_id = plans.share(public, request(public))
    token, target_on = token_of(public, plan_id), plan_of(public, plan_id).target_on
    assert links.follow(on(public, target_on + timedelta(days=14)), token)
    with pytest.raises(NotFound, match="cannot be used"):
        links.follow(on(public, target_on + timedelta(days=15)), token)


def test_a_link_of_a_long_plan_ends_after_ninety_days_and_none_works_before_its_day(public):
    plan_id = plans.share(public, request(public, target_on=public.today + timedelta(days=300)))
    token = token_of(public, plan_id)
    assert links.follow(on(public, public.today + timedelta(days=89)), token)
    for day in (91, -1):
        with pytest.raises(NotFound):
            links.follow(on(public, public.today + timedelta(days=day)), token)


def test_a_revoked_link_is_worthless_and_the_next_mail_carries_a_new_one(public):
    plan_id = plans.share(public, request(public))
    old = token_of(public, plan_id)
    links.revoke(public, plan_id)
    with pytest.raises(NotFound):
        links.follow(public, old)
    plan_mail.send_again(public, plan_id)
    new = token_of(public, plan_id)
    assert new != old
    assert links.follow(public, new).plan_id == plan_id
    with pytest.raises(NotFound):
        links.follow(public, old)


def test_the_link_of_a_withdrawn_plan_opens_nothing_until_it_is_restored(public):
    plan_id = plans.share(public, request(public))
    token = token_of(public, plan_id)
    plans.delete(public, plan_id)
    with pytest.raises(NotFound):
        links.follow(public, token)
    plans.restore(public, plan_id)
    assert links.follow(public, token).plan_id == plan_id


def test_a_forwarded_link_opens_nothing_for_others_and_is_audited(public):
    plan_id = plans.share(public, request(public))
    found = links.follow(public, token_of(public, plan_id))
    for right in (as_agent(public, "A1"), as_manager(public, "North"), public):
        assert links.is_for(right, found)
    for wrong in (as_agent(public, "A2"), as_manager(public, "South")):
        assert not links.is_for(wrong, found)
    with public.record.reading() as connection:
        assert [e.action for e in audit.entries(connection)].count("plan.link-of-another") == 2


def test_keys_rotate_and_a_dropped_key_ends_its_links(public):
    def with_keys(keys: str):
        return replace(
            public, settings=Settings(data=public.settings.data, public_url=PUBLIC, link_keys=keys)
        )

    plan_id = plans.share(with_keys("first"), request(public))
    token = token_of(public, plan_id)
    assert links.follow(with_keys("second, first"), token).plan_id == plan_id
    with pytest.raises(NotFound):
        links.follow(with_keys("second"), token)
    with pytest.raises(NotFound):
        links.follow(public, token)


def test_the_key_lies_in_the_data_folder_for_its_owner_only(public):
    plans.share(public, request(public))
    key = public.settings.data / "link.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert len(key.read_text().strip()) == 64
    before = key.read_bytes()
    plans.share(public, request(public, agent_id="A3"))
    assert key.read_bytes() == before


def test_without_a_public_address_there_is_no_link_and_no_key(desk):
    plan_id = plans.share(desk, request(desk))
    assert "http" not in outbox.mail_text(desk, plan_id).text
    assert not (desk.settings.data / "link.key").exists()
    with pytest.raises(NotFound):
        links.follow(desk, "anything")
