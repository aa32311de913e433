"""From opening Overview to a sent plan: six clicks at most, counted; the time is printed, not judged."""

from __future__ import annotations

import re
import shutil
import sys
import time

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports import plans
from tests.browser import states
from tests.browser.conftest import running_app
from tests.conftest import TODAY, desk_over

pytestmark = pytest.mark.browser

CLICKS = 6


class Hand:
    """The manager's hand: it counts what it presses."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, target) -> None:
        target.click()
        self.clicks += 1


def test_a_plan_is_sent_with_six_clicks_from_the_overview(sample_folder, tmp_path, browser):
    data = tmp_path / "data"
    shutil.copytree(sample_folder, data)
    before = {row.plan_id for row in plans.plans(desk_over(data), Filters())}
    with running_app(data, TODAY.isoformat()) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(states.PATIENCE)
        hand, started = Hand(), time.monotonic()
        page.goto(address)
        page.get_by_role("heading", name="Coaching Required").wait_for()
        page.get_by_text(re.compile("% sure")).first.wait_for()
        required = page.get_by_test_id("stVerticalBlock").filter(has_text="Coaching Required").last
        hand.click(required.get_by_test_id("stPageLink").first.get_by_role("link"))
        page.get_by_role("button", name="Create a coaching link").wait_for()
        hand.click(page.get_by_role("button", name="Create a coaching link"))
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox", name="Advice").wait_for()
        hand.click(dialog.get_by_role("button", name="Send Email"))
        page.get_by_text("Advice sent").wait_for()
        seconds = time.monotonic() - started
        page.close()
    new = [row for row in plans.plans(desk_over(data), Filters()) if row.plan_id not in before]
    sys.__stderr__.write(f"\nfrom Overview to a sent plan: {hand.clicks} clicks, {seconds:.0f} s\n")
    assert len(new) == 1
    assert hand.clicks <= CLICKS
