"""The pages by name: where they lie, how they are called and who sees them in the navigation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Place:
    """One page. No group: opened by links only. No agent title: a manager's page."""

    name: str
    title: str
    icon: str | None
    group: str | None
    agent_title: str | None = None
    agent_group: str | None = None


PLACES = (
    Place("overview", "Overview", ":material/space_dashboard:", "Team"),
    Place("directory", "Directory", ":material/group:", "Team"),
    Place(
        "coaching_sessions", "Coaching Sessions", ":material/cast_for_education:", "Team", "My plans", "Me"
    ),
    Place("outbox", "Outbox", ":material/outbox:", "Team"),
    Place("agent", "Agent", None, None, "My scores", "Me"),
    Place("my_profile", "My profile", ":material/account_circle:", "Me", "My profile", "Me"),
    Place("data", "Data", ":material/database:", "Data"),
    Place("settings", "Settings", ":material/settings:", "Data"),
    Place("conversation", "Conversation", None, None, "Conversation"),
)
BY_NAME = {place.name: place for place in PLACES}


def path(name: str) -> str:
    """What st.switch_page and st.page_link take."""
    return str(ROOT / "pages" / f"{name}.py")


def go(name: str, **query: str) -> None:
    """Leave for another page with these ids in its address."""
    st.switch_page(path(name), query_params=query)


def link(name: str, label: str, icon: str | None = None, width: int | str = "content", **query: str) -> None:
    """A link to another page. `label` is Markdown: escape every datum in it."""
    st.page_link(path(name), label=label, icon=icon, width=width, query_params=query)  # type: ignore[arg-type]


def pages(is_agent: bool) -> Mapping[str, list[Page]]:
    """The navigation of a manager or of an agent. Every page is registered, so every link opens."""
    groups: dict[str, list[Page]] = {"Team": [], "Me": [], "Data": []}
    for place in PLACES:
        group = place.agent_group if is_agent else place.group
        groups[group or "Team"].append(_page(place, is_agent, group is not None))
    return {name: listed for name, listed in groups.items() if listed}


def title(name: str, is_agent: bool) -> str:
    """How a page is called for a manager or for an agent."""
    place = BY_NAME[name]
    return (place.agent_title if is_agent else None) or place.title


def _page(place: Place, is_agent: bool, is_shown: bool) -> Page:
    return st.Page(
        path(place.name),
        title=title(place.name, is_agent),
        icon=place.icon,
        url_path=place.name,
        default=place.name == "overview",
        visibility="visible" if is_shown else "hidden",
    )
