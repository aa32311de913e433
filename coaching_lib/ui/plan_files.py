"""Plans as files: a calendar file for the own calendar, tables for spreadsheets and programs."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.reports.plan_dates import calendar_file
from coaching_lib.ui import export
from coaching_lib.ui.frame import PageDesk


def calendar(desk: PageDesk, filters: Filters, label: str = "Add to my calendar") -> None:
    """A button that downloads the days of the plans as an .ics file, built when it is pressed."""
    st.download_button(
        label,
        lambda: calendar_file(desk, filters),
        file_name=f"coaching-plans-{secrets.token_hex(3)}.ics",
        mime="text/calendar",
        icon=":material/event:",
        type="tertiary",
        on_click="ignore",
        help="A calendar file with the follow-up, due and target dates. Opened again later, it updates them.",
        key="_plans_ics",
    )


def every(desk: PageDesk, cards: Sequence[PlanCard], filters: Filters) -> None:
    """The plans that are listed as CSV or JSON, and their days as a calendar file."""
    with st.popover("Download", icon=":material/download:", type="tertiary"):
        export.button("plans", lambda: rows(cards), "CSV, for spreadsheets")
        st.download_button(
            "JSON, for programs",
            lambda: export.json_bytes(rows(cards)),
            file_name=f"plans-{secrets.token_hex(3)}.json",
            mime="application/json",
            icon=":material/data_object:",
            type="tertiary",
            on_click="ignore",
            key="_plans_json",
        )
        calendar(desk, filters, "ICS, for calendars")


def rows(cards: Sequence[PlanCard]) -> list[dict[str, object]]:
    """One row per plan with every figure of `ask plans`, names and mail state."""
    return [
        {"agent_name": card.agent_name, "team": card.team, "author_name": card.author_name}
        | asdict(card.row)
        | {"mail_state": card.mail_state, "opened_at": card.opened_at}
        for card in cards
    ]
