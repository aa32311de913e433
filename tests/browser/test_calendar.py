"""What only a browser can tell about an agent's calendar: keyboard, months, and its narrow form."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from coaching_lib.actions import plans
from coaching_lib.reports.plans import plan
from tests.browser.conftest import running_app
from tests.conftest import TODAY, desk_over

pytestmark = pytest.mark.browser

PATIENCE = 60_000
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"
NAME = "Dmitri Volkov"


@pytest.fixture(scope="module")
def shared(sample_folder, tmp_path_factory):
    """The app over the sample with one more plan; its address, its folder and the plan's id."""
    data = tmp_path_factory.mktemp("calendar") / "data"
    shutil.copytree(sample_folder, data)
    request = plans.ShareRequest(
        "A112", "Explains the reason", "Say why.", 0.8, TODAY + timedelta(days=10), send_mail=False
    )
    plan_id = plans.share(desk_over(data), request)
    with running_app(data, TODAY.isoformat()) as address:
        yield address, data, plan_id


def settled(page) -> None:
    """Wait until the app has run to its end."""
    page.wait_for_timeout(700)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def my_plans(browser, address: str, **more):
    """The page of the agent's own plans."""
    page = browser.new_page(viewport={"width": 1440, "height": 1200}, **more)
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/directory")
    settled(page)
    page.get_by_role("button", name="View as agent").click()
    field = page.get_by_role("textbox", name="Agent")
    field.fill(NAME)
    field.press("Enter")
    page.get_by_role("button", name=NAME).first.click()
    page.get_by_role("heading", level=1, name="My plans").wait_for()
    settled(page)
    return page


def test_a_bar_is_a_button_that_enter_opens_and_only_then_the_plan_is_read(shared, browser):
    address, data, plan_id = shared
    page = my_plans(browser, address)
    bar = page.get_by_role("button", name="Explains the reason: Shared, shared 1 Jul 2026").first
    assert "target date 11 Jul 2026. Open the plan." in bar.get_attribute("aria-label")
    assert plan(desk_over(data), plan_id).card.row.acknowledged_at is None
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**plan={plan_id}*")
    page.get_by_text("Say why.").wait_for()
    settled(page)
    assert plan(desk_over(data), plan_id).card.row.acknowledged_at is not None
    page.close()


def test_months_are_turned_by_keyboard_and_an_empty_one_says_so(shared, browser):
    page = my_plans(browser, shared[0])
    months = page.locator(".calendar h3")
    assert months.inner_text() == "July 2026"
    for _ in range(7):
        page.get_by_role("button", name="Next month").press("Enter")
    assert months.inner_text() == "February 2027"
    page.get_by_text("No plan dates in this month.").wait_for()
    page.get_by_role("button", name="Previous month").press("Enter")
    assert months.inner_text() == "January 2027"
    page.get_by_role("button", name="Today").press("Enter")
    assert months.inner_text() == "July 2026"
    assert page.locator(".calendar [aria-current=date]").inner_text() == "1"
    assert page.locator(".names").inner_text().split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    page.close()


def test_on_a_phone_the_list_stands_alone_and_the_month_is_a_list_of_days(shared, browser):
    page = my_plans(browser, shared[0], user_agent=PHONE)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".calendar").count() == 0
    page.get_by_text("Month", exact=True).click()
    page.locator(".calendar .agenda").wait_for()
    settled(page)
    assert not page.locator(".calendar .grid").is_visible()
    assert page.get_by_role("button", name="Target date, 11 Jul 2026: Explains the reason").is_visible()
    inner, outer = page.locator("[data-testid=stMain]").evaluate("m => [m.scrollWidth, m.clientWidth]")
    assert inner <= outer
    page.close()
