"""What only a browser can tell about Overview and Directory: clicks, widths, and where requests go."""

from __future__ import annotations

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import running_app
from tests.conftest import TODAY

pytestmark = pytest.mark.browser

PATIENCE = 60_000
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"


@pytest.fixture(scope="module")
def address(sample_folder, tmp_path_factory):
    """The app over the sample."""
    data = tmp_path_factory.mktemp("screens") / "data"
    shutil.copytree(sample_folder, data)
    with running_app(data, TODAY.isoformat()) as address:
        yield address


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def settled(page) -> None:
    """Wait until the app has run to its end."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def test_the_first_address_of_a_new_server_may_be_a_deep_link(address, page):
    page.goto(f"{address}/directory?only=needs-coaching")
    page.get_by_role("heading", name="Directory").wait_for()
    page.get_by_role("link", name="Coaching Sessions").wait_for()
    assert parse_qs(urlsplit(page.url).query) == {"only": ["needs-coaching"]}


def test_a_click_on_an_outlier_opens_the_agent_at_that_behavior(address, page):
    page.goto(address)
    diamond = page.locator("path.point[style*='217, 115, 13']").first
    diamond.wait_for(state="attached")
    settled(page)
    page.wait_for_timeout(1000)
    box = diamond.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/agent?*")
    assert set(parse_qs(urlsplit(page.url).query)) >= {"agent", "behavior"}


def test_a_click_on_a_row_of_the_directory_opens_the_agent(address, page):
    page.goto(f"{address}/directory")
    row = page.locator(".directory tbody tr").nth(3)
    name = row.locator("a").inner_text()
    settled(page)
    row.locator("td.contacts").click()
    page.wait_for_url("**/agent?*")
    page.get_by_role("heading", name=name).first.wait_for()


WIDTHS = "() => [stMain.scrollWidth, stMain.clientWidth]".replace(
    "stMain", "document.querySelector('[data-testid=stMain]')"
)


@pytest.mark.parametrize("width", [390, 768, 1024])
def test_no_width_scrolls_sideways(address, browser, width):
    more = {"user_agent": PHONE, "is_mobile": True} if width == 390 else {}
    page = browser.new_page(viewport={"width": width, "height": 900}, **more)
    page.set_default_timeout(PATIENCE)
    for path in ("/", "/directory", "/data"):
        page.goto(address + path)
        page.get_by_role("heading", level=1).wait_for()
        settled(page)
        page.wait_for_timeout(500)
        inner, outer = page.evaluate(WIDTHS)
        assert inner <= outer, path
    page.close()


def test_no_request_leaves_the_server(address, page):
    elsewhere = []
    page.on("request", lambda request: elsewhere.append(request.url))
    page.goto(address)
    page.locator(".scatterlayer").first.wait_for(state="attached")
    settled(page)
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in elsewhere if not url.startswith(own)] == []
