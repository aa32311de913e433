"""One conversation, opened by links: transcript with the turn in question, and every result."""

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports import conversation, examples
from coaching_lib.ui import conversation_view, disputes, frame, kept_examples, second_look_form

desk = frame.enter("conversation")
asked = st.query_params
interaction_id = asked.get("interaction")
if interaction_id is None and "agent" in asked and "behavior" in asked:
    is_met = asked.get("example") == "met"
    found = examples.examples(desk, asked["agent"], asked["behavior"], Filters(), met=is_met, limit=1)
    interaction_id = conversation_view.first_example(found)
    if interaction_id is None:
        st.info("No such contact in the last 90 days.", icon=":material/forum:")
        st.stop()
if interaction_id is None:
    st.info("Open a conversation from an agent's page or a plan.", icon=":material/forum:")
    kept_examples.listed(desk)
    st.stop()

shown = conversation.conversation(desk, interaction_id)
due = second_look_form.due(desk, interaction_id)
conversation_view.head(shown, desk, is_blind=due is not None)
left, right = st.columns([6, 4], gap="medium")
with left:
    conversation_view.transcript(shown, int(asked["turn"]) if asked.get("turn", "").isdecimal() else None)
with right:
    if due:
        second_look_form.show(desk, due)
    else:
        conversation_view.results(shown, asked.get("behavior"))
        disputes.show(desk, shown)
        kept_examples.keeping(desk, shown, asked.get("behavior"))
