"""A plan link in a real browser: it opens exactly its plan, cold, and following it acknowledges nothing."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.request

import pytest

from coaching_lib.actions import links, plans
from tests.actions.builders import plan_of, request
from tests.browser.conftest import running_app
from tests.conftest import TODAY, desk_over


class _Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *_) -> None:
        return None


def asked(address: str, method: str = "GET"):
    """What the server answers, redirects not followed."""
    wanted = urllib.request.Request(address, method=method)
    try:
        return urllib.request.build_opener(_Stay).open(wanted, timeout=30)
    except urllib.error.HTTPError as answer:
        return answer


@pytest.fixture(scope="module")
def place(sample_folder, tmp_path_factory):
    """A center with two shared plans of two agents, and the token of each plan's link."""
    data = tmp_path_factory.mktemp("links") / "data"
    shutil.copytree(sample_folder, data)
    desk = desk_over(data, TODAY, public_url="http://localhost:1")
    found = []
    for agent_id in ("A101", "A122"):
        plan_id = plans.share(
            desk, request(desk, agent_id=agent_id, behavior="Agrees a next step with a date")
        )
        found.append((plan_id, links.link_to_show(desk, plan_id).rpartition("/")[2]))
    return desk, found


def opened(browser, address: str):
    """The page behind an address in a browser that was never here, once it shows a heading."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.locator("h1, [data-testid=stAlert]").first.wait_for(timeout=60_000)
    return page


def test_a_link_in_local_mode_opens_its_plan_cold_and_notes_nothing(browser, place):
    desk, found = place
    with running_app(desk.settings.data, TODAY.isoformat()) as address:
        answer = asked(f"{address}/p/{found[0][1]}")
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "HttpOnly" in answer.headers["Set-Cookie"] and "Max-Age=900" in answer.headers["Set-Cookie"]
        head = asked(f"{address}/p/{found[0][1]}", "HEAD")
        assert (head.status, head.headers["Set-Cookie"]) == (200, None)
        assert asked(f"{address}/p/{found[0][1]}", "POST").status == 405
        assert asked(f"{address}/p/short").status == 404
        for plan_id, token in found:
            page = opened(browser, f"{address}/p/{token}")
            page.wait_for_url(f"**/coaching_sessions?plan={plan_id}", timeout=60_000)
            page.context.close()
        changed = found[0][1][:-1] + ("A" if found[0][1][-1] != "A" else "B")
        page = opened(browser, f"{address}/p/{changed}")
        page.get_by_text("This link cannot be used").wait_for(timeout=60_000)
    for plan_id, _ in found:
        assert plan_of(desk, plan_id).acknowledged_at is None


def test_a_link_that_stands_for_a_login_shows_one_plan_and_a_button_that_says_it_was_read(browser, place):
    desk, found = place
    plan_id, token = found[1]
    with running_app(desk.settings.data, TODAY.isoformat(), COACHING_LINKS_AS_CREDENTIALS="true") as address:
        page = opened(browser, f"{address}/p/{token}")
        button = page.get_by_role("button", name="I have read this plan")
        button.wait_for(timeout=60_000)
        assert f"plan={plan_id}" in page.url
        assert plan_of(desk, plan_id).acknowledged_at is None
        page.goto(f"{address}/my_profile")
        button.wait_for(timeout=60_000)
        assert f"plan={plan_id}" in page.url
        page.goto(f"{address}/coaching_sessions?plan={found[0][0]}")
        button.wait_for(timeout=60_000)
        assert f"plan={plan_id}" in page.url
        button.click()
        page.get_by_text("Working On It").first.wait_for(timeout=60_000)
    assert plan_of(desk, plan_id).acknowledged_at is not None
    assert plan_of(desk, found[0][0]).acknowledged_at is None
