"""No page has a serious finding of axe-core, in the light and in the dark, at a desk and on a phone.

Every page once; with EVERY_STATE=1 in the environment every state of the gallery (some minutes).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import states
from tests.browser.conftest import running_app
from tests.conftest import TODAY

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}
EACH_PAGE = {
    "overview", "directory", "agent", "plan-form", "coaching-sessions", "plan-improvement-clear",
    "conversation", "my-profile", "figures", "outbox", "settings", "data",
}  # fmt: skip
ON_A_PHONE = {"overview", "directory", "agent"}


def chosen(data: Path, names: set[str]) -> list[states.State]:
    """The states that are looked at."""
    every = states.states(data)
    found = every if os.environ.get("EVERY_STATE") else [state for state in every if state.name in names]
    assert len(found) >= len(names)
    return found


@pytest.fixture(scope="module")
def sample(sample_folder, tmp_path_factory):
    """An own copy of the sample and the app over it."""
    data = tmp_path_factory.mktemp("accessible") / "data"
    shutil.copytree(sample_folder, data)
    with running_app(data, TODAY.isoformat()) as address:
        yield address, data


def findings(page, state: states.State, options: dict | None = None) -> list[str]:
    """What axe-core calls serious in this state."""
    return [
        f"{state.name}: {found['id']}: {node['html'][:160]}"
        for found in Axe().run(page, options=options).response["violations"]
        if found["impact"] in SERIOUS
        for node in found["nodes"]
    ]


def opened(page, address: str, state: states.State) -> None:
    page.goto(address + state.path)
    states.settled(page)
    state.then(page)
    states.settled(page)


CONTRAST = {"runOnly": ["color-contrast"]}


def test_no_state_of_any_page_has_a_serious_finding_in_the_light_or_in_the_dark(sample, browser):
    address, data = sample
    found = []
    page = browser.new_page(viewport={"width": 1440, "height": 1200}, color_scheme="dark")
    page.set_default_timeout(states.PATIENCE)
    for state in chosen(data, EACH_PAGE):
        page.emulate_media(color_scheme="dark")
        opened(page, address, state)
        found += findings(page, state)
        page.emulate_media(color_scheme="light")
        page.wait_for_timeout(300)
        found += findings(page, state, CONTRAST)
    page.close()
    assert not found, "\n".join(found)


def test_no_page_has_a_serious_finding_on_a_phone(sample, browser):
    address, data = sample
    found = []
    page = browser.new_page(viewport={"width": 390, "height": 844}, user_agent=states.PHONE, is_mobile=True)
    page.set_default_timeout(states.PATIENCE)
    for state in chosen(data, ON_A_PHONE):
        opened(page, address, state)
        found += findings(page, state)
    page.close()
    assert not found, "\n".join(found)
