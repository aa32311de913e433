"""Also send to: the same behavior, goal and date for others, one plan each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from coaching_lib.actions.group import MOST
from coaching_lib.actions.plans import ShareRequest
from coaching_lib.advice.draft import Draft
from coaching_lib.filters import Filters
from coaching_lib.reports import plans as plan_reports
from coaching_lib.reports.plan_form import Other, drafts_for, others
from coaching_lib.ui import format, plan_draft
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

BOX, WORDS = "_plan_also_box", "_plan_own_words_box"


def show(desk: PageDesk, found: Draft, goal: float, is_own_text: bool) -> None:
    """Who else gets a plan, what the others read, and what speaks against it for one of them."""
    chosen = plan_draft.value("also")
    known = {other.agent.agent_id: other for other in others(desk, found.behavior, found.agent_id, chosen)}
    st.session_state[BOX] = [agent_id for agent_id in chosen if agent_id in known]
    st.multiselect(
        "Also send to",
        list(known),
        format_func=lambda agent_id: _label(known[agent_id]),
        key=BOX,
        on_change=_chosen,
        max_selections=MOST - 1,
        placeholder="Agents who miss the same behavior",
        help="One plan for each. Nobody sees who else got one.",
    )
    if not st.session_state[BOX]:
        return
    _words(found, is_own_text)
    for agent_id in st.session_state[BOX]:
        for warning in _warnings(desk, known[agent_id], found.behavior, goal):
            st.caption(f":material/info: {safe(known[agent_id].agent.agent_name)}: {warning}")


def requests(desk: PageDesk, found: Draft, first: ShareRequest) -> list[ShareRequest]:
    """The plans of the others: goal, date and items of the first, the own figures and quotes.

    The private note is about the first agent alone.
    """
    chosen = plan_draft.value("also")
    if not chosen:
        return []
    known = {other.agent.agent_id: other for other in others(desk, found.behavior, found.agent_id, chosen)}
    ids = [agent_id for agent_id in chosen if agent_id in known]
    drafts = drafts_for(desk, ids, found.behavior, found.variant, first.goal_rate, first.target_on)
    is_same = plan_draft.value("own_words") and not quotes_of(found, first.advice)
    return [
        replace(
            first,
            agent_id=draft.agent_id,
            advice=first.advice if is_same else draft.text,
            draft=None if is_same else draft,
            send_mail=bool(known[draft.agent_id].agent.email),
            private_note="",
        )
        for draft in drafts
    ]


def quotes_of(found: Draft, advice: str) -> bool:
    """Whether a text quotes the contacts of the draft's agent."""
    return any(quote.text and quote.text in advice for quote in found.evidence)


def _label(other: Other) -> str:
    team = f" ({other.agent.team})" if other.agent.team else ""
    missed = f", missed {format.of(other.missed, other.applicable)}" if other.applicable else ""
    flag = " · coaching required" if other.needs_coaching else ""
    return plain(f"{other.agent.agent_name}{team}{missed}{flag}")


def _chosen() -> None:
    st.session_state[plan_draft.field("also")] = list(st.session_state[BOX])


def _words(found: Draft, is_own_text: bool) -> None:
    """What the others read: an own draft, or the text above where it holds nothing of this agent."""
    if is_own_text and not quotes_of(found, plan_draft.value("advice")):
        st.session_state[WORDS] = plan_draft.value("own_words")
        st.checkbox(
            "Send them the text above, word for word",
            key=WORDS,
            on_change=_worded,
            help="Make sure that it holds no figure of this agent.",
        )
    if not plan_draft.value("own_words"):
        st.caption(
            "Each gets an own draft with the own figures and quotes, and the goal, date and action items "
            "from here." + (" Your changes to the text go to this agent only." if is_own_text else "")
        )


def _worded() -> None:
    st.session_state[plan_draft.field("own_words")] = st.session_state[WORDS]


def _warnings(desk: PageDesk, other: Other, behavior: str, goal: float) -> Sequence[str]:
    found = []
    if not other.agent.email:
        found.append("no e-mail address, the plan is shared without a mail.")
    if other.applicable and goal <= other.rate:
        found.append(f"the goal is not above the present level of {format.percent(other.rate)}.")
    if behavior in _running(desk, other):
        found.append("a plan on this behavior is still open.")
    return found


def _running(desk: PageDesk, other: Other) -> Mapping[str, str]:
    cards = plan_reports.plan_cards(desk, Filters(agent_ids=(other.agent.agent_id,)))
    return {card.row.behavior: card.row.plan_id for card in cards if not card.is_finished}
