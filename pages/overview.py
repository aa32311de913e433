"""Overview: the center at a glance, who needs coaching on what, and what became of the last advice."""

import streamlit as st

from coaching_lib.reports import activity, below_target, metrics, programme, queue, team
from coaching_lib.ui import (
    below_card,
    disputes,
    empty,
    frame,
    hours,
    metric_cards,
    overview_head,
    pickers,
    programme_card,
    recent_card,
    required_card,
    team_card,
)

desk = frame.enter("overview")
filters = pickers.filters(desk)
if desk.age is None:
    empty.no_scores()

view = metrics.metrics_view(desk, filters)
overview_head.show(desk, filters, view)
if not view.now.interactions:
    empty.no_contacts()

disputes.waiting(desk)
below_card.show(below_target.below_targets(desk, filters))
metric_cards.show(desk, filters, view)
team_card.show(desk, filters, team.team_performance(desk, filters))

with st.grid(2, min_column_width=440):
    too_few = view.now.agents - view.agents_enough
    mine = hours.chosen()
    fits = queue.queue(desk, filters, mine.hours, mine.minutes) if mine else []
    unsure = team.not_sure_yet(desk, filters, 3)
    required_card.show(desk, team.coaching_required(desk, filters), unsure, too_few, mine, fits)
    recent_card.show(team.recent_advice(desk, recent_card.wanted(filters)), filters, desk.today)
programme_card.show(programme.programme(desk, overview_head.ever(filters)), activity.activity(desk, filters))
