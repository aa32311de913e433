"""Create a coaching link: advice, goal and date with their chances, what goes along, and Send Email."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from coaching_lib.actions import plans
from coaching_lib.actions.notes import LONGEST_NOTE
from coaching_lib.actions.sharing import LONGEST_ADVICE
from coaching_lib.advice.compose import restate_goal
from coaching_lib.advice.draft import Draft
from coaching_lib.coaching.target import Target
from coaching_lib.coaching.words import target_sentence
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.periods import settle_days
from coaching_lib.reports import agent as agent_report
from coaching_lib.reports import quotes, target
from coaching_lib.ui import (
    escape,
    plan_draft,
    plan_group,
    plan_items,
    plan_outlook,
    plan_send,
    plan_templates,
    prose,
    refusals,
)
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

NAME = "Create a coaching link"


@dataclass(frozen=True)
class _Typed:
    """What the form says at this moment."""

    agent: Agent
    found: Draft
    goal: float
    until: date
    advice: str

    @property
    def request(self) -> plans.ShareRequest:
        """The plan as it would be shared."""
        return plans.ShareRequest(
            agent_id=self.agent.agent_id,
            behavior=self.found.behavior,
            advice=self.advice,
            goal_rate=self.goal,
            target_on=self.until,
            send_mail=bool(self.agent.email),
            draft=self.found,
            key=plan_draft.value("key"),
            follow_up_on=plan_draft.value("follow_up"),
            items=plan_items.items(),
            private_note=plan_draft.value("note"),
        )


def button(desk: PageDesk, agent_id: str, found: Draft) -> None:
    """The button that opens the form; it also opens by the address (plan=new, also=ids), once."""
    is_asked = st.query_params.get("plan") == "new"
    wanted = st.query_params.get("behavior", found.behavior)
    if is_asked and wanted != found.behavior:
        del st.query_params["plan"]
        st.info(f"{safe(wanted)} was not missed in this period.", icon=":material/info:")
        return
    if st.button(NAME, type="primary", icon=":material/add:") or is_asked:
        also = st.query_params.get("also", "") if is_asked else ""
        if is_asked:
            del st.query_params["plan"]
            st.query_params.pop("also", None)
        others = [each for each in dict.fromkeys(also.split(",")) if each and each != agent_id]
        plan_draft.begin(desk, found, target.target(desk, agent_id, found.behavior), others)
        _form(desk, agent_id, found)


@st.dialog(NAME, width="large", icon=":material/add_link:")
def _form(desk: PageDesk, agent_id: str, found: Draft) -> None:
    with refusals.logged(), refusals.said():  # a touch in it runs the form alone
        _fields(desk, agent_id, found)
        escape.leaves_the_field_first()


def _fields(desk: PageDesk, agent_id: str, found: Draft) -> None:
    agent = agent_report.agent_view(desk, agent_id, Filters()).agent
    suggested = target.target(desk, agent_id, found.behavior)
    _head(desk, agent, found, suggested)
    goal, until = _goal_and_date(desk, suggested)
    if until is None:
        st.info("Choose a target date.", icon=":material/event:")
        return
    plan_outlook.show(desk, agent_id, found.behavior, goal, until, suggested)
    plan_outlook.warnings(desk, agent_id, found.behavior, goal, suggested)
    advice = _advice(desk, found, goal, until)
    _along(desk, found, goal)
    is_kept = plan_draft.keep(desk, found)
    typed = _Typed(agent, found, goal, until, advice)
    plan_send.preview(desk, agent, typed.request)
    plan_send.button(desk, found, typed.request, is_kept)


def _head(desk: PageDesk, agent: Agent, found: Draft, suggested: Target) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{safe(found.behavior)}** for **{safe(agent.agent_name)}**", width="content")
        plan_templates.show(desk, found.behavior)
    if agent.email:
        st.text(plain(f"To {agent.email}"))
    else:
        st.warning(
            "No e-mail address in the roster: the plan is shared without a mail.", icon=":material/mail_off:"
        )
    if st.session_state[plan_draft.WAS_KEPT]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(":material/edit_note: Your changes from before are still here.", width="content")
            st.button(
                "Begin again from the draft",
                icon=":material/restart_alt:",
                type="tertiary",
                on_click=plan_draft.begin_again,
                args=(desk, found, suggested),
            )


def _goal_and_date(desk: PageDesk, suggested: Target) -> tuple[float, date | None]:
    left, middle, right = st.columns([2, 1, 1], gap="medium")
    with left:
        goal = st.slider(
            "Target goal: met in at least",
            1,
            100,
            format="%d%%",
            key=plan_draft.field("goal"),
            help=target_sentence(suggested),
        )
    with middle:
        until = st.date_input(
            "Target date",
            min_value=desk.today + timedelta(days=1),
            format="YYYY-MM-DD",
            key=plan_draft.field("date"),
        )
    with right:
        st.date_input(
            "Follow-up date",
            min_value=desk.today,
            format="YYYY-MM-DD",
            key=plan_draft.field("follow_up"),
            help="Optional: a day to look at it together.",
        )
    return goal / 100, until


def _advice(desk: PageDesk, found: Draft, goal: float, until: date) -> str:
    """The editable advice. The sentence that names goal and date follows them until a person rewrites it."""
    settling = settle_days(desk.today, until) > 1
    restated = restate_goal(found, found.text, goal, until, settling)
    restated_key, advice_key = plan_draft.field("restated"), plan_draft.field("advice")
    before = st.session_state[restated_key]
    if restated != before and st.session_state[advice_key] == before:
        st.session_state[advice_key] = restated
    st.session_state[restated_key] = restated
    text = st.text_area("Advice", key=advice_key, height=280, max_chars=LONGEST_ADVICE)
    prose.altered(quotes.check_quotes(desk, text, found.text, _places(found)).altered)
    return text


def _places(found: Draft) -> tuple[tuple[str, int], ...]:
    return tuple((quote.interaction_id, quote.turn) for quote in found.evidence)


def _along(desk: PageDesk, found: Draft, goal: float) -> None:
    """What goes along: action items, other agents, a note for managers only."""
    plan_items.show(desk.today)
    is_own_text = plan_draft.value("advice") != plan_draft.value("restated")
    plan_group.show(desk, found, goal, is_own_text)
    st.text_area(
        "Private note",
        key=plan_draft.field("note"),
        height=68,
        max_chars=LONGEST_NOTE,
        placeholder="Only managers read it",
        help="Kept with the plan; the agent never sees it, and it is in no mail.",
    )
