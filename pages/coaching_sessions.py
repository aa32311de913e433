"""Coaching Sessions: every plan with its outcome; for agents, the own plans with the next thing first."""

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports import directory, plans, relapse, side_effects
from coaching_lib.ui import (
    arriving,
    frame,
    sessions_actions,
    sessions_agent,
    sessions_edit,
    sessions_later,
    sessions_list,
    sessions_mail,
    sessions_plan,
    sessions_side,
)
from coaching_lib.ui.phone import is_phone

desk = frame.enter("coaching_sessions")
is_own = desk.viewer.is_agent
row = st.container(horizontal=True, vertical_alignment="center")
with row:
    agent_id = None if is_own else sessions_list.agent_picker(directory.agent_names(desk, ""))

mine = Filters(agent_ids=(agent_id,) if agent_id else ())
cards = arriving.kept(plans.plan_cards(desk, mine))
withdrawn = [] if is_own else plans.withdrawn_cards(desk, mine)
if not cards and not withdrawn and "plan" not in st.query_params:
    sessions_list.empty(agent_id, is_own)

if is_own:
    listed = sessions_agent.next_first(cards)
    if "plan" not in st.query_params:
        sessions_agent.overview(desk, listed)
        st.stop()
    with row:
        sessions_agent.back()
else:
    with row:
        listed = sessions_list.narrowed(desk, cards, withdrawn, agent_id)
chosen = sessions_list.chosen(listed)
if chosen is None:
    sessions_list.nothing_left()
if is_own:
    arriving.note_opening(desk, chosen)

if is_phone():
    detail, aside = st.container(), st.expander("All plans", icon=":material/list:")
else:
    aside, detail = st.columns([3, 7], gap="medium")
with aside:
    sessions_list.show(listed, chosen, desk, by_behavior=bool(is_own or agent_id))

plan = plans.plan(desk, chosen)
with detail, st.container(border=True):
    if plan.deleted_at is not None and is_own:
        sessions_plan.withdrawn(plan)
        st.stop()
    with sessions_plan.title(plan):
        if not is_own:
            sessions_actions.actions(desk, plan)
        arriving.read_button(desk, plan)
    sessions_plan.head(plan, is_own, desk)
    sessions_plan.figures(plan)
    sessions_plan.side_effects(side_effects.side_effects(desk, chosen))
    sessions_plan.chart(plans.timeline(desk, chosen))
    sessions_later.show(relapse.relapse(desk, chosen))
    left, right = st.columns(2, gap="medium")
    with left:
        sessions_edit.advice(desk, plan)
        if not is_own:
            sessions_mail.mail(desk, plan)
    with right:
        sessions_side.show(desk, plan)
    sessions_plan.rule(plan)
    sessions_plan.history(plan, desk)
