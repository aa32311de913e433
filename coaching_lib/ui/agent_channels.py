"""An agent's contacts by channel, each against the team and the window before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.reports.answers.metrics import ChannelMetrics, Metrics
from coaching_lib.ui import cards, export, format
from coaching_lib.ui.text import plain

UNNAMED = "no channel"


def show(view: AgentView) -> None:
    """The table, where the export names channels."""
    if not any(part.channel for part in view.by_channel):
        return
    with cards.card(key="channels"):
        cards.heading("By channel", "The team's figures are those of the same window and kinds of contacts.")
        st.dataframe(
            pd.DataFrame(shown(view)),
            hide_index=True,
            height="content",
            alt="Contacts, score and handle time by channel",
        )
        export.button("channels", lambda: rows(view))


def rows(view: AgentView) -> list[dict[str, Any]]:
    """One row per channel with plain figures; None where there is none."""
    team, before = _by_channel(view.team_now), _by_channel(view.before)
    return [_row(part, team.get(part.channel), before.get(part.channel)) for part in view.by_channel]


def shown(view: AgentView) -> list[dict[str, str]]:
    """The same rows as text."""
    return [
        {
            "Channel": row["channel"],
            "Contacts": format.count(row["contacts"]),
            "Before": format.count(row["contacts_before"]),
            "QA score": format.score(row["score"]),
            "Score before": format.score(row["score_before"]),
            "Team score": format.score(row["team_score"]),
            "Handle time": format.duration(row["handle_seconds"]),
            "Handle time before": format.duration(row["handle_seconds_before"]),
            "Team handle time": format.duration(row["team_handle_seconds"]),
        }
        for row in rows(view)
    ]


def _by_channel(found: Metrics | None) -> Mapping[str | None, ChannelMetrics]:
    return {part.channel: part for part in found.by_channel} if found else {}


def _row(now: ChannelMetrics, team: ChannelMetrics | None, before: ChannelMetrics | None) -> dict[str, Any]:
    return {
        "channel": plain(now.channel) or UNNAMED,
        "contacts": now.interactions,
        "contacts_before": before.interactions if before else None,
        "score": now.average_score,
        "score_before": before.average_score if before else None,
        "team_score": team.average_score if team else None,
        "handle_seconds": now.average_handle_seconds,
        "handle_seconds_before": before.average_handle_seconds if before else None,
        "team_handle_seconds": team.average_handle_seconds if team else None,
    }
