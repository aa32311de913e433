"""The list of plans: filter by status, one card per plan, the chosen one marked in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.ui import format, places, status
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

ALL = "All"
EVERYONE = ""
FIRST = 12


def chosen(cards: Sequence[PlanCard]) -> str | None:
    """The plan of the address; else the first of the list; None without plans."""
    wanted = st.query_params.get("plan")
    return wanted or (cards[0].row.plan_id if cards else None)


def agent_picker(names: Sequence[tuple[str, str, str | None]]) -> str | None:
    """Choose one agent or all; the answer is the agent's id, kept in the address."""
    labels = {agent_id: f"{name} ({team})" if team else name for agent_id, name, team in names}
    current = st.query_params.get("agent")
    st.session_state["_sessions_agent"] = current if current in labels else EVERYONE
    st.selectbox(
        "Agent",
        [EVERYONE, *labels],
        format_func=lambda agent_id: plain(labels[agent_id]) if agent_id else "All my agents",
        key="_sessions_agent",
        on_change=_agent_picked,
        label_visibility="collapsed",
        width=300,
    )
    return current if current in labels else None


def _agent_picked() -> None:
    st.query_params.clear()
    if picked := st.session_state["_sessions_agent"]:
        st.query_params["agent"] = picked


def by_status(cards: Sequence[PlanCard]) -> list[PlanCard]:
    """Pills with the number of plans in each status; answers the plans of the chosen one."""
    counts = Counter(card.row.status for card in cards)
    words = {ALL: f"All {len(cards)}"} | {
        name: f"{icon} {name} {counts[name]}" for name, (icon, _) in status.STATUSES.items()
    }
    wanted = st.query_params.get("status", ALL)
    st.session_state["_sessions_status"] = wanted if wanted in words else ALL
    st.pills(
        "Status",
        list(words),
        format_func=words.__getitem__,
        key="_sessions_status",
        on_change=_status_picked,
        required=True,
        label_visibility="collapsed",
    )
    return [card for card in cards if wanted in (ALL, card.row.status) or wanted not in words]


def _status_picked() -> None:
    picked = st.session_state["_sessions_status"]
    st.query_params.pop("plan", None)
    st.query_params.pop("status", None)
    if picked and picked != ALL:
        st.query_params["status"] = picked


def show(cards: Sequence[PlanCard], current: str | None, desk: PageDesk, by_behavior: bool) -> None:
    """One card per plan, titled by behavior or by agent; a click opens the plan.

    `current` is the plan that is open beside the list; None: no plan is, and cards lead to their page.
    """
    is_all = st.session_state.get("_sessions_all")
    for card in [card for n, card in enumerate(cards) if is_all or n < FIRST or card.row.plan_id == current]:
        _card(card, current, desk, by_behavior)
    if len(cards) > FIRST:
        st.toggle(f"Show all {len(cards)} plans", key="_sessions_all")


def _card(card: PlanCard, current: str | None, desk: PageDesk, by_behavior: bool) -> None:
    row = card.row
    with st.container(border=True, gap="xsmall"):
        name = safe(row.behavior if by_behavior else card.agent_name)
        if current is None:
            places.link("coaching_sessions", f"**{name}**", plan=row.plan_id)
        else:
            _opener(row.plan_id, name, row.plan_id == current)
        if not by_behavior:
            st.caption(safe(row.behavior))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            status.badge(row.status)
            status.evidence(row.evidence)
        st.caption(_dates(card, desk))


def _opener(plan_id: str, name: str, is_current: bool) -> None:
    st.button(
        f":blue[**{name}**]" if is_current else f"**{name}**",
        type="tertiary",
        key=f"open_{plan_id}",
        on_click=_open,
        args=(plan_id,),
    )


def _open(plan_id: str) -> None:
    st.query_params["plan"] = plan_id


def _dates(card: PlanCard, desk: PageDesk) -> str:
    row = card.row
    dates = f"{format.near_day(row.shared_on, desk.today)} to {format.near_day(row.target_on, desk.today)}"
    if row.effect is None:
        return dates
    change = format.effect(row.effect, row.effect_low, row.effect_high)
    return f"{dates} · **{change}**" if card.is_finished else f"{dates} · {change} so far"


def empty(agent_id: str | None, is_own: bool) -> None:
    """No plans: say so, and the one way on. Ends the page."""
    if is_own:
        st.info(
            "No plans for you yet. When your manager shares one, it stands here.", icon=":material/inbox:"
        )
    elif agent_id:
        st.info("No plans yet for this agent.", icon=":material/inbox:")
        places.link("agent", "Create a coaching link", icon=":material/add:", agent=agent_id, plan="new")
    else:
        st.info("No advice sent yet. Open an agent and create a plan.", icon=":material/inbox:")
        places.link("directory", "View all agents", icon=":material/group:")
    st.stop()
