"""How these figures are made: readable by everybody, with the settings that really apply."""

from __future__ import annotations

import pytest

from coaching_lib.settings import Settings
from coaching_lib.ui.figures_page import SHORT, sections
from tests.pages.acting import seen_by
from tests.pages.opening import links, opened, words

HEADINGS = [
    "The score and the points lost",
    "Evened out: luck and the kind of contacts",
    "Needs coaching",
    "The goal and the date",
    "Did it work?",
    "How often it is wrong",
    "What is not inferred",
    "Who decides",
]


def test_the_text_opens_by_its_address(center):
    app = opened("my_profile", tab="figures")
    assert [heading.value for heading in app.subheader] == HEADINGS
    assert not app.exception


def test_it_is_open_to_agents_and_without_any_scores(center):
    assert [heading.value for heading in seen_by("a01", "my_profile", tab="figures").subheader] == HEADINGS


def test_it_is_there_before_anything_is_loaded(nothing):
    assert [heading.value for heading in opened("my_profile", tab="figures").subheader] == HEADINGS


@pytest.mark.parametrize("page", ["overview", "data", "my_profile"])
def test_every_page_leads_to_it(center, page):
    assert f":small[{SHORT}]" in links(opened(page))


def test_the_profile_is_still_what_opens_first(center):
    headings = [heading.value for heading in opened("my_profile").subheader]
    assert headings[0] == "About you"
    assert headings == [heading.value for heading in opened("my_profile", tab="x").subheader]


def test_the_certainties_and_modes_are_those_of_the_settings():
    other = Settings(certain_clear=0.99, certain_likely=0.9, na_mode="pass", auto_fail="keep")
    text = "\n".join(body for _, body in sections(other))
    assert "99% sure that the effect is above 0" in text
    assert "at least **90% sure**" in text
    assert "counts as met" in text
    assert "its own weight only" in text
    assert "$" not in text


def test_the_words_of_the_text_are_on_the_page(center):
    text = words(opened("my_profile", tab="figures"))
    assert "no prediction about who will leave" in text
    assert "A person." in text
