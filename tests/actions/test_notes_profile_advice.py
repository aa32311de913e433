"""Meeting notes, profiles and ratings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching_lib.actions import advice, notes, plans, profile
from coaching_lib.advice.draft import Draft
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged, PlanClosed
from coaching_lib.people import agent_viewer
from coaching_lib.record import drafts
from coaching_lib.record import notes as stored
from coaching_lib.reports.profile import Profile, own_profile
from coaching_lib.reports.profile import profile as profile_report
from tests.actions.builders import BEHAVIOR, as_agent, as_manager, counts, on, request

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50


@pytest.fixture
def plan_id(desk) -> str:
    return plans.share(desk, request(desk))


def texts(desk, plan_id) -> list[str]:
    with desk.record.reading() as connection:
        return [note.text for note in stored.notes(connection, plan_id, desk.viewer)]


def test_a_private_note_never_leaves_the_record_for_an_agent(desk, plan_id):
    private = notes.add(desk, plan_id, "Was ill last week", "private")
    notes.add(desk, plan_id, "Agreed: one name per call")
    assert texts(desk, plan_id) == ["Was ill last week", "Agreed: one name per call"]
    assert texts(as_agent(desk), plan_id) == ["Agreed: one name per call"]
    with desk.record.reading() as connection:
        assert stored.find(connection, private, agent_viewer("A1", "Ann")) is None
    with pytest.raises(NotFound):
        notes.edit(as_agent(desk), private, 1, "mine now")


def test_an_agent_comments_on_the_own_plan_but_not_in_private(desk, plan_id):
    notes.add(as_agent(desk), plan_id, "I will try")
    with pytest.raises(NotAllowed):
        notes.add(as_agent(desk), plan_id, "secret", "private")
    with pytest.raises(NotFound):
        notes.add(as_agent(desk, "A2"), plan_id, "not mine")
    assert texts(desk, plan_id) == ["I will try"]


def test_notes_are_written_only_while_the_period_runs(desk, plan_id):
    last_day = on(desk, desk.today + timedelta(days=42))
    note_id = notes.add(last_day, plan_id, "Last talk")
    after = on(desk, desk.today + timedelta(days=43))
    for late in (
        lambda: notes.add(after, plan_id, "too late"),
        lambda: notes.edit(after, note_id, 1, "too late"),
        lambda: notes.delete(after, note_id),
    ):
        with pytest.raises(PlanClosed):
            late()
    plans.delete(desk, plan_id)
    with pytest.raises(PlanClosed):
        notes.add(desk, plan_id, "withdrawn")


def test_an_edited_note_keeps_its_versions_and_a_stale_edit_shows_both(desk, plan_id):
    note_id = notes.add(desk, plan_id, "One")
    assert notes.edit(desk, note_id, 1, "Two") == 2
    with pytest.raises(PlanChanged) as refused:
        notes.edit(desk, note_id, 1, "Three")
    assert (refused.value.theirs, refused.value.yours) == ("Two", "Three")
    assert counts(desk)["note_version"] == 2
    notes.delete(desk, note_id)
    assert texts(desk, plan_id) == []


def test_only_its_author_changes_a_note(desk, plan_id):
    note_id = notes.add(as_agent(desk), plan_id, "Mine")
    with pytest.raises(NotAllowed):
        notes.edit(desk, note_id, 1, "Yours")


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 10_001])
def test_an_empty_or_endless_note_is_refused(desk, plan_id, text):
    with pytest.raises(InvalidInput):
        notes.add(desk, plan_id, text)


def test_an_agent_writes_the_own_profile_and_the_manager_reads_it(desk):
    mine = Profile("A1", job_role="Support", learns_by="  examples  ", photo=PNG, zone="Europe/Oslo")
    assert profile.save_profile(as_agent(desk), mine, 0) == 1
    read = profile_report(desk, "A1")
    assert (read.job_role, read.learns_by, read.photo_type, read.version) == (
        "Support",
        "examples",
        "image/png",
        1,
    )
    assert own_profile(as_agent(desk)) == read
    assert profile_report(as_manager(desk, "North"), "A1") == read
    with pytest.raises(NotFound):
        profile_report(as_manager(desk, "South"), "A1")
    with pytest.raises(NotFound):
        profile_report(as_agent(desk, "A2"), "A1")


def test_nobody_else_writes_a_profile(desk):
    for who in (desk, as_agent(desk, "A2"), as_manager(desk, "North")):
        with pytest.raises(NotAllowed):
            profile.save_profile(who, Profile("A1"), 0)


def test_a_profile_saved_elsewhere_first_is_not_overwritten(desk):
    me = as_agent(desk)
    profile.save_profile(me, Profile("A1", job_role="First"), 0)
    for stale in (0, 7):
        with pytest.raises(PlanChanged) as refused:
            profile.save_profile(me, Profile("A1", job_role="Second"), stale)
        assert "First" in refused.value.theirs and "Second" in refused.value.yours
    assert profile.save_profile(me, Profile("A1", job_role="Second"), 1) == 2


@pytest.mark.parametrize(
    ("photo", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"0" * 9, "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_a_photo_is_known_by_its_content(photo, kind):
    assert profile.photo_type(photo) == kind


@pytest.mark.parametrize(
    "photo", [b"<svg onload=alert(1)>", b"GIF89a", b"", b"RIFF0000WAVE", PNG + b"\x00" * 2 * 1024 * 1024]
)
def test_anything_else_or_a_huge_photo_is_refused(photo):
    with pytest.raises(InvalidInput):
        profile.photo_type(photo)


def test_a_profile_with_impossible_values_is_refused(desk):
    for wrong in (Profile("A1", strengths="x" * 2_001), Profile("A1", zone="Nowhere/Land")):
        with pytest.raises(InvalidInput):
            profile.save_profile(as_agent(desk), wrong, 0)


def test_a_second_thumb_replaces_the_first_and_the_draft_is_kept_once(desk):
    draft = Draft("A1", BEHAVIOR, 2, 3, "playbook", "Say the name.", (), "general", "hash-1")
    advice.rate(desk, draft, 1)
    advice.rate(desk, draft, -1, " too long ")
    with desk.record.reading() as connection:
        rating = drafts.rating(connection, "hash-1", 2, "operator")
    assert rating is not None and (rating.thumb, rating.comment) == (-1, "too long")
    assert (counts(desk)["advice_draft"], counts(desk)["advice_rating"]) == (1, 1)
    with pytest.raises(InvalidInput):
        advice.rate(desk, draft, 0)
    with pytest.raises(NotFound):
        advice.rate(as_agent(desk, "A2"), draft, 1)
    advice.rate(as_agent(desk), replace(draft, source="some-model"), 1)
    assert counts(desk)["advice_draft"] == 2
