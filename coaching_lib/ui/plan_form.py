"""Create a coaching link: advice, goal and date with their chances, and Send Email."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import streamlit as st

from coaching_lib.actions import plans
from coaching_lib.actions.sharing import LONGEST_ADVICE
from coaching_lib.advice.compose import restate_goal
from coaching_lib.advice.draft import Draft
from coaching_lib.coaching.target import Target
from coaching_lib.coaching.words import target_sentence
from coaching_lib.errors import CoachingError
from coaching_lib.filters import Filters
from coaching_lib.periods import settle_days
from coaching_lib.reports import agent as agent_report
from coaching_lib.reports import plans as plan_reports
from coaching_lib.reports import quotes, target
from coaching_lib.ui import format, places, prose, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

NAME = "Create a coaching link"
MOST_OPEN = 2
SOON = timedelta(days=42)


def button(desk: PageDesk, agent_id: str, found: Draft) -> None:
    """The button that opens the form; it also opens by the address (plan=new), once."""
    is_asked = st.query_params.get("plan") == "new"
    if st.button(NAME, type="primary", icon=":material/add:") or is_asked:
        if is_asked:
            del st.query_params["plan"]
        _begin(desk, agent_id, found)
        _form(desk, agent_id, found)


def _begin(desk: PageDesk, agent_id: str, found: Draft) -> None:
    """A new form: suggested goal and date, the draft's words, and a key that shares once."""
    suggested = target.target(desk, agent_id, found.behavior)
    goal = suggested.suggested_goal_rate or min(suggested.current_rate + 0.05, 1)
    st.session_state["_plan_key"] = uuid.uuid4().hex
    st.session_state["_plan_goal"] = round(goal * 100)
    st.session_state["_plan_date"] = suggested.suggested_target_on or desk.today + SOON
    st.session_state["_plan_follow_up"] = None
    st.session_state["_plan_advice"] = found.text
    st.session_state["_plan_restated"] = found.text


@st.dialog(NAME, width="large", icon=":material/add_link:")
def _form(desk: PageDesk, agent_id: str, found: Draft) -> None:
    view = agent_report.agent_view(desk, agent_id, Filters())
    suggested = target.target(desk, agent_id, found.behavior)
    st.markdown(f"**{safe(found.behavior)}** for **{safe(view.agent.agent_name)}**")
    if view.agent.email:
        st.text(plain(f"To {view.agent.email}"))
    else:
        st.warning(
            "No e-mail address in the roster: the plan is shared without a mail.", icon=":material/mail_off:"
        )
    goal, until = _goal_and_date(desk, suggested)
    _outlook(desk, agent_id, found.behavior, goal, until, suggested)
    _warnings(desk, agent_id, found.behavior, goal, suggested)
    advice = _advice(desk, found, goal, until)
    _send(desk, agent_id, found, goal, until, advice, bool(view.agent.email))


def _goal_and_date(desk: PageDesk, suggested: Target) -> tuple[float, date]:
    left, middle, right = st.columns([2, 1, 1], gap="medium")
    with left:
        goal = st.slider(
            "Target goal: met in at least",
            1,
            100,
            format="%d%%",
            key="_plan_goal",
            help=target_sentence(suggested),
        )
    with middle:
        until = st.date_input(
            "Target date", min_value=desk.today + timedelta(days=1), format="YYYY-MM-DD", key="_plan_date"
        )
    with right:
        st.date_input(
            "Follow-up date",
            min_value=desk.today,
            format="YYYY-MM-DD",
            key="_plan_follow_up",
            help="Optional: a day to look at it together.",
        )
    return goal / 100, until


def _outlook(
    desk: PageDesk, agent_id: str, behavior: str, goal: float, until: date, suggested: Target
) -> None:
    chance, proof, contacts = target.chances(desk, agent_id, behavior, goal, until)
    with st.container(border=True):
        with st.grid(4, min_column_width=120):
            st.metric("Now, evened out", format.percent(suggested.current_rate))
            st.metric("Chance to reach it", format.percent(chance))
            st.metric("Chance to prove it", format.percent(proof))
            st.metric("Contacts by then", f"about {contacts:.0f}")
        st.caption(safe(target_sentence(suggested)))


def _warnings(desk: PageDesk, agent_id: str, behavior: str, goal: float, suggested: Target) -> None:
    if goal <= suggested.current_rate:
        level = format.percent(suggested.current_rate)
        st.warning(f"The goal is not above the present level of {level}.", icon=":material/info:")
    cards = plan_reports.plan_cards(desk, Filters(agent_ids=(agent_id,)))
    running = [card for card in cards if not card.is_finished]
    if any(card.row.behavior == behavior for card in running):
        st.warning(
            "A plan on this behavior is still open; two at once share one baseline.", icon=":material/info:"
        )
    elif len(running) >= MOST_OPEN:
        st.warning(
            f"{len(running)} plans are open already. One thing at a time works better.",
            icon=":material/info:",
        )


def _advice(desk: PageDesk, found: Draft, goal: float, until: date) -> str:
    """The editable advice. The sentence that names goal and date follows them until a person rewrites it."""
    settling = settle_days(desk.today, until) > 1
    restated = restate_goal(found, found.text, goal, until, settling)
    before = st.session_state["_plan_restated"]
    if restated != before and st.session_state["_plan_advice"] == before:
        st.session_state["_plan_advice"] = restated
    st.session_state["_plan_restated"] = restated
    text = st.text_area("Advice", key="_plan_advice", height=280, max_chars=LONGEST_ADVICE)
    prose.altered(quotes.check_quotes(desk, text, found.text, _places(found)).altered)
    return text


def _places(found: Draft) -> tuple[tuple[str, int], ...]:
    return tuple((quote.interaction_id, quote.turn) for quote in found.evidence)


def _send(
    desk: PageDesk, agent_id: str, found: Draft, goal: float, until: date, advice: str, has_mail: bool
) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", type="tertiary"):
            st.rerun()
        label, icon = (
            ("Send Email", ":material/send:") if has_mail else ("Share without mail", ":material/share:")
        )
        is_sent = st.button(label, type="primary", icon=icon, disabled=not advice.strip())
    if not is_sent:
        return
    request = plans.ShareRequest(
        agent_id=agent_id,
        behavior=found.behavior,
        advice=advice,
        goal_rate=goal,
        target_on=until,
        send_mail=has_mail,
        draft=found,
        key=st.session_state["_plan_key"],
        follow_up_on=st.session_state["_plan_follow_up"],
    )
    try:
        plan_id = plans.share(desk, request)
    except CoachingError as error:
        refusals.say(error)
        return
    st.toast("Plan shared." + (" The mail is ready to send." if has_mail else ""), icon=":material/check:")
    places.go("coaching_sessions", plan=plan_id)
