"""What a person does on a page: press a button, look as an agent; and a center that is hard to show."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from coaching_lib.desk import Desk
from coaching_lib.people import agent_viewer
from tests.conftest import desk_over
from tests.pages.opening import ROOT
from tests.reports.builders import Contact, load

TODAY = date(2026, 7, 1)
LONG = "Ann **Lee** <b>Bo</b> [here](http://x.example) :red[y] $a$_z"
RIGHT_TO_LEFT = "\u202eمريم بنت علي\u202c"
SAID = "I have sent the new router to your address and you will get a text today."


def button(app: AppTest, label: str):
    """The first button with this label, escapes aside."""
    return next(found for found in app.button if found.label.replace("\\", "") == label)


def pressed(app: AppTest, label: str) -> AppTest:
    """The page after a button was pressed."""
    button(app, label).click()
    return app.run()


def buttons(app: AppTest) -> list[str]:
    """The labels of all buttons."""
    return [found.label.replace("\\", "") for found in app.button]


def seen_by(agent_id: str, page: str, **query: str) -> AppTest:
    """The page as one of the agents sees it."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["_view_as"] = (agent_id, agent_id.upper())
    app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def desk_of(folder: Path, agent_id: str | None = None) -> Desk:
    """A desk over the app's own folder, on the app's day: of the manager, or of an agent."""
    desk = desk_over(folder, date.fromisoformat(os.environ["COACHING_TODAY"]))
    return desk.seen_as(agent_viewer(agent_id, agent_id.upper())) if agent_id else desk


def hard_to_show(folder: Path) -> None:
    """Six agents with odd names and addresses, chats with transcripts, and no handle time at all."""
    contacts = []
    for agent in range(6):
        for number in range(12):
            met = number % 3 == 0 if agent == 0 else number % 6 != 0
            contacts.append(
                Contact(
                    f"c{agent}-{number}",
                    f"a{agent}",
                    TODAY - timedelta(days=1 + 7 * number),
                    {"Greets": float(met), "Explains": 1.0, "Closes": float(number % 4 != 0)},
                    channel="chat",
                    handle=None,
                    turns=(("customer", "It broke again."), ("agent", f"{SAID} Number {number}.")),
                )
            )
    names = {0: LONG, 1: RIGHT_TO_LEFT}
    roster = [
        {
            "agent_id": f"a{agent}",
            "agent_name": names.get(agent, f"Agent {agent}"),
            "email": None if agent == 2 else f"a{agent}@example.com",
            "team": "North",
            "manager": "Mia Boss",
            "manager_email": "mia@example.com",
        }
        for agent in range(6)
    ]
    load(desk_over(folder, TODAY), contacts, agents=roster)
