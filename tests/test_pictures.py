"""The README shows the pages as they are now."""

from __future__ import annotations

import pytest

from tests.browser.pictured import PICTURES, ROOT, fingerprint, sources, taken


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.state)
def test_a_picture_of_the_readme_is_no_older_than_the_page_it_shows(picture):
    assert picture.path.exists()
    assert taken()[picture.state] == fingerprint(picture.page), "take it anew: make pictures, and look at it"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.state)
def test_the_readme_shows_the_picture(picture):
    assert f"docs/pictures/{picture.path.name}" in (ROOT / "README.md").read_text("utf-8")


def test_a_picture_hangs_on_the_modules_its_page_draws_with():
    names = {path.name for path in sources("overview")}
    assert {"overview.py", "frame.py", "team_card.py"} <= names
