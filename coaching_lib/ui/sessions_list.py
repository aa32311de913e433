"""The list of plans: one card per plan, the open one marked in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.ui import format, places, plan_files, sessions_filter, status
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

EVERYONE = ""
FIRST = 12
MAILS = {
    "queued": "mail waiting",
    "sending": "mail being sent",
    "retry": "mail not sent yet",
    "sent": "mail sent",
    "uncertain": "mail may have arrived",
    "failed": "mail failed",
    "filed": "mail ready to send",
    "cancelled": "mail cancelled",
}


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
    kept = {name: value for name, value in st.query_params.items() if name in sessions_filter.KEPT}
    kept.pop("agent", None)
    if picked := st.session_state["_sessions_agent"]:
        kept["agent"] = picked
    st.query_params.from_dict(kept)


def narrowed(
    desk: PageDesk, cards: Sequence[PlanCard], withdrawn: Sequence[PlanCard], agent_id: str | None
) -> list[PlanCard]:
    """A manager's filters in their row, and what they leave; the files hold the same plans."""
    state = sessions_filter.state()
    kept = list(withdrawn) if state == "withdrawn" else sessions_filter.of_state(cards, state)
    kept = sessions_filter.by_status(sessions_filter.by_behavior(kept))
    with desk.header:
        plan_files.every(desk, kept, Filters(agent_ids=(agent_id,) if agent_id else ()))
    return kept


def show(cards: Sequence[PlanCard], current: str | None, desk: PageDesk, by_behavior: bool) -> None:
    """One card per plan, titled by behavior or by agent; a click opens the plan.

    `current` is the plan that is open beside the list; empty: none is. None: cards lead to their page.
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
        if not desk.viewer.is_agent:
            st.caption(f":small[{_seen(card, desk)}]")


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


def _seen(card: PlanCard, desk: PageDesk) -> str:
    """What became of the mail, and when the agent opened or read the plan."""
    zone, mail = desk.settings.zone, MAILS.get(card.mail_state or "", "no mail")
    at = card.opened_at or card.row.acknowledged_at
    if at is None:
        return f"{mail} · not opened yet"
    seen = "opened" if card.opened_at else "read"
    return f"{mail} · {seen} {format.near_day(at.astimezone(zone).date(), desk.today)}"


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


def nothing_left() -> None:
    """The filters leave no plan. Ends the page."""
    st.info("No plan matches.", icon=":material/filter_alt:")
    sessions_filter.clear()
    st.stop()
