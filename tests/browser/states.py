"""Every page and state worth a look: what the gallery renders and the accessibility test walks through."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coaching_lib.filters import Filters
from coaching_lib.reports import directory, plans
from tests.conftest import desk_over

PATIENCE = 60_000
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


def as_it_opens(page) -> None:
    """The page as its address opens it."""


@dataclass(frozen=True)
class State:
    """One page in one state: an address, and what is done there."""

    name: str
    path: str
    then: Callable[..., None] = as_it_opens


def settled(page) -> None:
    """Wait until the app has run to its end and the charts stand still."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(600)


def create_plan(page) -> None:
    """The plan form, open."""
    page.get_by_role("button", name="Create a coaching link").first.click()
    page.get_by_role("dialog").get_by_role("textbox", name="Advice").wait_for()


def look_at_files(page) -> None:
    """The doctor's report on the sample's own files."""
    page.locator("input[type=file]").first.set_input_files(sorted(SAMPLE.glob("*.csv")))
    page.get_by_text("Layout recognized").first.wait_for()


def look_as_agent(name: str) -> Callable[..., None]:
    """Local mode's switch: see what this agent sees."""

    def switch(page) -> None:
        page.get_by_role("button", name="View as agent").click()
        field = page.get_by_placeholder("Name", exact=True)
        field.fill(name)
        field.press("Enter")
        page.get_by_role("button", name=re.compile(name)).last.click()
        page.get_by_text("You see what").wait_for()

    return switch


def states(data: Path) -> list[State]:
    """The states of a loaded sample, one plan for every status and label."""
    rows = plans.plans(desk_over(data), Filters())
    agent, behavior = rows[0].agent_id, rows[0].behavior
    found = {f"{row.status}-{row.evidence}".replace(" ", "-").lower(): row for row in reversed(rows)}
    at = f"agent={agent}&behavior={behavior}".replace(" ", "%20")
    return [
        State("overview", "/"),
        State("overview-filtered", "/?period=30&channel=chat"),
        State("directory", "/directory"),
        State("directory-needs-coaching", "/directory?only=needs-coaching"),
        State("directory-nobody", "/directory?q=nobody-has-this-name"),
        State("agent", f"/agent?{at}"),
        State("agent-sessions", f"/agent?{at}&tab=sessions"),
        State("agent-unknown", "/agent?agent=nobody"),
        State("plan-form", f"/agent?{at}", create_plan),
        State("coaching-sessions", "/coaching_sessions"),
        *(State(f"plan-{name}", f"/coaching_sessions?plan={row.plan_id}") for name, row in found.items()),
        State("plan-unknown", f"/coaching_sessions?plan={'0' * 32}"),
        State("conversation", f"/conversation?{at}"),
        State("conversation-none", "/conversation"),
        State("my-profile", "/my_profile"),
        State("figures", "/my_profile?tab=figures"),
        State("outbox", "/outbox"),
        State("settings", "/settings"),
        State("data", "/data"),
        State("data-look", "/data", look_at_files),
    ]


def states_of_nothing() -> list[State]:
    """Every page before the first export."""
    pages = (
        "",
        "directory",
        "agent",
        "coaching_sessions",
        "conversation",
        "my_profile",
        "outbox",
        "settings",
        "data",
    )
    return [State(f"empty-{page or 'overview'}".replace("_", "-"), f"/{page}") for page in pages]


def states_of_an_agent(data: Path) -> list[State]:
    """What an agent with a plan sees after the switch in the sidebar."""
    row = plans.plans(desk_over(data), Filters())[0]
    names = {agent_id: name for agent_id, name, _ in directory.agent_names(desk_over(data))}
    return [State("agent-sees-plans", "/coaching_sessions", look_as_agent(names[row.agent_id]))]
