"""My profile: what the viewer tells about the own work, as managers see it."""

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports import agent, profile
from coaching_lib.ui import figures_page, frame, profile_form

desk = frame.enter("my_profile")
if figures_page.chosen():
    figures_page.show(desk.settings)
    st.stop()

mine = profile.own_profile(desk)
left, right = st.columns([6, 4], gap="medium")
with left:
    profile_form.form(desk, mine)
with right:
    profile_form.preview(mine, desk.viewer.is_agent)
    if desk.viewer.is_agent and desk.age is not None:
        profile_form.roster(agent.agent_view(desk, desk.viewer.agent_id, Filters()).agent)
    if desk.viewer.is_agent:
        profile_form.who_sees_what()
