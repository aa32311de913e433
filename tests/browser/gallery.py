"""Pictures of every page and state: light, dark and phone. `make gallery` runs this; it asserts nothing.

The pictures lie in `gallery/`; `make pictures` takes the four of the README anew.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.browser import states
from tests.browser.conftest import ROOT, running_app
from tests.browser.pictured import PICTURES, keep
from tests.conftest import TODAY

FOLDER = Path(os.environ.get("GALLERY", ROOT / "gallery"))
LOOKS = {
    "light": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "user_agent": states.PHONE, "is_mobile": True},
}
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


def whole(page, state: states.State, address: str, width: int, target: Path, most: int = 6000) -> None:
    """One picture of the whole page, down to `most` pixels."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + state.path)
    states.settled(page)
    state.then(page)
    states.settled(page)
    page.set_viewport_size({"width": width, "height": min(max(page.evaluate(HEIGHT), 700), most)})
    states.settled(page)
    page.screenshot(path=target)


def taken(browser, address: str, shown: list[states.State], looks: dict) -> None:
    for look, options in looks.items():
        page = browser.new_page(**options)
        page.set_default_timeout(states.PATIENCE)
        for state in shown:
            whole(page, state, address, options["viewport"]["width"], FOLDER / f"{state.name}-{look}.png")
        page.close()


@pytest.fixture
def data(sample_folder, tmp_path):
    """An own copy of the sample, and the folder for the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copytree(sample_folder, tmp_path / "data")
    return tmp_path / "data"


def test_pictures_of_the_sample(browser, data):
    with running_app(data, TODAY.isoformat()) as address:
        taken(browser, address, states.states(data), LOOKS)


def test_pictures_of_an_agent(browser, data):
    with running_app(data, TODAY.isoformat()) as address:
        taken(browser, address, states.states_of_an_agent(data), LOOKS)


def test_pictures_before_the_first_export(browser, tmp_path):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_app(tmp_path / "data", TODAY.isoformat()) as address:
        taken(browser, address, states.states_of_nothing(), LOOKS)


def test_pictures_of_the_readme(browser, data):
    with running_app(data, TODAY.isoformat()) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.set_default_timeout(states.PATIENCE)
        by_name = {state.name: state for state in states.states(data)}
        for picture in PICTURES:
            whole(page, by_name[picture.state], address, 1440, picture.path, most=1100)
            keep(picture)
        page.close()
