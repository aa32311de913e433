"""Data: load exports after a look at them, see what was loaded, take a load back."""

import streamlit as st

from coaching_lib.reports import rubric
from coaching_lib.ui import (
    cards,
    frame,
    import_answers,
    import_history,
    import_load,
    import_look,
    import_mapping,
    import_persons,
    import_source,
    import_summary,
    import_tables,
    rubric_card,
    second_look_card,
    trial_card,
)

desk = frame.enter("data")
import_load.outcome()

with cards.card(key="import_choice"):
    cards.heading("Load scores")
    st.caption("First a look, then the load. Looking changes nothing.")
    source = import_source.choose(desk.home)

looked = None
if source is not None:
    source = import_answers.answered(source)
    looked = import_look.look(desk.home, source)
if source is not None and looked is not None:
    import_summary.show(looked)
    import_mapping.show(desk.home, source, looked)
    import_tables.refused(looked)
import_persons.show(desk.home, looked)
if source is not None and looked is not None:
    import_load.offer(desk.home, source, looked)
    import_tables.show(looked)

import_history.show(desk.home)
if desk.age is not None and (scored := rubric.rubric(desk)) is not None:
    rubric_card.show(scored)
    trial_card.show(desk, scored)
    second_look_card.show(desk)
