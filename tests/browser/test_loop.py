"""The whole loop on real chats, in a real browser: load, rank, advise, send, open, and the outcome later."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import SMTP

import pytest

from tests.browser.conftest import running_app

pytestmark = pytest.mark.browser

SHARED_ON = "2024-05-06"
LATER = "2024-08-15"
AGENT = "Anita Eriksen"
BEHAVIOR = "Courteous wording"
PATIENCE = 60_000


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def settled(page) -> None:
    """Wait until the app has run to its end."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)


def load_export(page, address, folder) -> None:
    """Drop the files of the export on the Data page, look, and load."""
    page.goto(f"{address}/data")
    page.locator("input[type=file]").first.set_input_files(sorted(folder.glob("*.csv")))
    button = page.get_by_role("button", name=re.compile(r"Load [\d,]+ contacts"))
    button.wait_for()
    assert "Layout recognized" in page.inner_text("body")
    button.click()
    page.get_by_text("Loaded:").wait_for()


def open_agent_from_overview(page, address) -> None:
    """Overview with all its parts, then the agent's page by the list beside the chart."""
    page.goto(address)
    for part in (
        "Contact Center Metrics",
        "Team Performance",
        "Coaching Required",
        "Recently Sent Coaching Advice",
    ):
        page.get_by_role("heading", name=part).wait_for()
    page.get_by_text(re.compile("Show all .* agents")).first.click()
    page.get_by_role("link", name=AGENT).first.click()
    page.get_by_role("heading", name=AGENT).wait_for()
    page.get_by_text("If Anita stopped missing").wait_for()


def choose_behavior(page) -> None:
    """Take another behavior than the one that came with the link; the draft follows."""
    page.get_by_test_id("stMainBlockContainer").get_by_role("combobox", name="Behavior").click()
    page.get_by_role("option", name=BEHAVIOR).click()
    page.get_by_text(f"If Anita stopped missing {BEHAVIOR}").wait_for()
    page.get_by_text("checked word for word").wait_for()


def share_plan(page) -> str:
    """The draft becomes a plan; answers the plan's id from the address."""
    page.get_by_role("button", name="Create a coaching link").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Chance to reach it").wait_for()
    dialog.get_by_role("textbox", name="Advice").wait_for()
    dialog.get_by_role("button", name="Send Email").click()
    page.wait_for_url(re.compile("plan="))
    page.get_by_text("Advice sent").wait_for()
    return re.search(r"plan=([0-9a-f]{32})", page.url).group(1)


def look_as(page, address, name: str) -> None:
    """Local mode's switch: see what this agent sees."""
    page.get_by_role("button", name="View as agent").click()
    field = page.get_by_placeholder("Name", exact=True)
    field.fill(name)
    field.press("Enter")
    page.get_by_role("button", name=re.compile(name)).last.click()
    page.get_by_text("You see what").wait_for()


def filed_mail(data):
    """The one mail of the outbox folder."""
    files = list((data / "outbox").glob("*.eml"))
    assert len(files) == 1
    return message_from_bytes(files[0].read_bytes(), policy=SMTP)


def test_a_manager_goes_the_whole_way_from_an_export_to_an_outcome(page, ubuntu_chat, tmp_path):
    data = tmp_path / "data"
    public = "https://coaching.example.com"
    with running_app(data, SHARED_ON, COACHING_PUBLIC_URL=public) as address:
        load_export(page, address, ubuntu_chat)
        open_agent_from_overview(page, address)
        choose_behavior(page)
        plan_id = share_plan(page)
        page.get_by_text("too early").first.wait_for()

        mail = filed_mail(data)
        assert [to.addr_spec for to in mail["To"].addresses] == ["anita.eriksen@example.com"]
        assert mail["X-Unsent"] == "1"
        link = re.search(rf"{public}(/p/\S+)", mail.get_body(("plain",)).get_content()).group(1)
        assert public + link in mail.get_body(("html",)).get_content().replace("&amp;", "&")
        page.goto(address + link)
        page.get_by_text("Advice sent").wait_for()
        assert plan_id in page.url
        page.goto(address)

        look_as(page, address, AGENT)
        page.get_by_text("My plans").first.wait_for()
        page.get_by_text(BEHAVIOR).first.wait_for()
        page.get_by_text("Read the plan").click()
        page.get_by_text("Working On It").first.wait_for()
        page.get_by_role("button", name="Back to manager").click()
        page.get_by_role("button", name="View as agent").wait_for()

    with running_app(data, LATER) as address:
        page.goto(f"{address}/coaching_sessions?plan={plan_id}")
        page.get_by_text("Advice sent").wait_for()
        settled(page)
        body = page.inner_text("body")
        assert re.search(r"[+−±]\d+ points \([+−±]\d+ to [+−±]\d+\)", body), body
        assert re.search("Improvement|Action Required", body)
        assert re.search("clear|likely|not enough evidence", body)
