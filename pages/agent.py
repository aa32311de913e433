"""One agent: who it is, how it goes, what to coach first, and the advice to send."""

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports import agent, directory, plans, profile
from coaching_lib.ui import (
    agent_advice,
    agent_areas,
    agent_channels,
    agent_head,
    agent_info,
    agent_metrics,
    agent_print,
    agent_voice,
    empty,
    frame,
    pickers,
    sessions_list,
)

desk = frame.enter("agent", heading=None)
if desk.age is None:
    empty.no_scores()
agent_id = agent_head.picked(desk, directory.agent_names(desk, ""))
filters = pickers.filters(desk, team=False)
if agent_id is None:
    agent_head.nobody()

view = agent.agent_view(desk, agent_id, filters)
tab = agent_head.title(desk, view)
cards = plans.plan_cards(desk, Filters(agent_ids=(agent_id,)))
if tab == "sessions":
    if not cards:
        sessions_list.empty(agent_id, desk.viewer.is_agent)
    sessions_list.show(cards, None, desk, by_behavior=True)
    st.stop()

left, right = st.columns([3, 7], gap="small")
with left:
    agent_info.show(view, profile.profile(desk, agent_id), cards)
with right:
    agent_metrics.show(view, pickers.period_words())

areas = agent.areas(desk, agent_id, filters)
current = agent_areas.chosen(areas)
left, right = st.columns([11, 9], gap="small")
with left:
    agent_areas.show(view, areas, current)
with left if current is not None and not desk.viewer.is_agent else right:
    agent_areas.strengths(view, agent.strengths(desk, agent_id, filters))
with right:
    if current is not None and not desk.viewer.is_agent:
        agent_advice.show(desk, agent_id, areas, current, is_filtered=filters != Filters())
agent_areas.table(areas, view.now.average_score)
agent_channels.show(view)
agent_voice.show(desk, agent_id, areas)
agent_print.button(desk, view, filters)
