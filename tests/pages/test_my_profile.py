from __future__ import annotations

from dataclasses import replace

from coaching_lib.actions.profile import save_profile
from coaching_lib.reports.profile import own_profile, profile
from tests.pages.acting import desk_of, pressed, seen_by
from tests.pages.opening import alone, opened, words

SAVE = "Save changes"


def field(app, label: str):
    """One field of the form by its label."""
    return next(found for found in (*app.text_input, *app.text_area) if found.label == label)


def test_a_cold_deep_link_opens_the_form(center):
    for app in (opened("my_profile"), alone("my_profile")):
        assert not app.exception and not app.error
        assert app.title[0].value == "My profile"


def test_without_scores_the_form_works_all_the_same(nothing):
    app = opened("my_profile")
    field(app, "Role").set_value("Billing")
    app = pressed(app, SAVE)
    assert not app.exception and not app.error
    assert own_profile(desk_of(nothing)).job_role == "Billing"


def test_what_an_agent_writes_is_read_on_the_agents_page_letter_by_letter(center):
    app = seen_by("a03", "my_profile")
    field(app, "Strengths, in own words").set_value("I stay *calm*\nand [kind](http://x.example).")
    app = pressed(app, SAVE)
    assert "No profile written yet." not in words(app)
    assert "I stay *calm*" in words(app)
    read = words(opened("agent", agent="a03")).replace("\u2060", "")
    assert "I stay *calm*" in read
    assert "[kind](http://x.example)" in read
    assert "No profile written yet." in words(opened("agent", agent="a04"))


def test_a_text_that_is_too_long_is_refused_in_words_and_stays_in_the_field(center):
    app = seen_by("a03", "my_profile")
    field(app, "Languages").set_value("x" * 2001)
    app = pressed(app, SAVE)
    assert "longer than 2000 characters" in words(app)
    assert len(field(app, "Languages").value) == 2001
    assert profile(desk_of(center), "a03").languages is None


def test_a_profile_saved_elsewhere_meanwhile_is_shown_beside_the_own_one(center):
    app = seen_by("a03", "my_profile")
    desk = desk_of(center, "a03")
    before = own_profile(desk)
    save_profile(desk, replace(before, job_role="Theirs"), before.version)
    field(app, "Role").set_value("Mine")
    app = pressed(app, SAVE)
    assert "Theirs" in words(app) and "Mine" in words(app)
    assert field(app, "Role").value == "Mine"
    pressed(app, SAVE)
    assert own_profile(desk).job_role == "Mine"


def test_two_viewers_of_one_session_have_forms_of_their_own(center):
    app = seen_by("a03", "my_profile")
    field(app, "Role").set_value("Of a03").run()
    app.session_state["_view_as"] = ("a04", "A04")
    assert field(app.run(), "Role").value == ""


def test_an_agent_reads_what_comes_from_the_roster(hard):
    read = words(seen_by("a1", "my_profile"))
    assert "Set by your team" in read
    assert "a1@example.com" in read
    assert "Other agents see nothing of yours." in read


def test_a_manager_has_no_roster_card(center):
    read = words(opened("my_profile"))
    assert "Set by your team" not in read
    assert "As others see it" in read


def test_the_time_zone_is_that_of_the_center_until_another_is_chosen(center):
    app = seen_by("a03", "my_profile")
    (zone,) = app.selectbox
    assert zone.options[zone.index] == "As the center"
    zone.set_value("Asia/Tokyo")
    pressed(app, SAVE)
    assert own_profile(desk_of(center, "a03")).zone == "Asia/Tokyo"
