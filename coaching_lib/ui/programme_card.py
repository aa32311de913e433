"""Programme: what all finished plans brought together, how much is coached, and what the rule is worth."""

from __future__ import annotations

import streamlit as st

from coaching_lib.reports.activity import Activity
from coaching_lib.reports.answers.programme import Programme, ProgrammeGroup
from coaching_lib.ui import cards, format, programme_words, status
from coaching_lib.ui.text import safe

WAY = "_programme_way"
FIRST = 6


def show(found: Programme, active: Activity) -> None:
    """Draw the card: the pooled effect and the plans at the left, the groups at the right."""
    with cards.card(key="programme"):
        cards.heading("Programme", programme_words.meaning(found) if found.plans_finished else None)
        if not active.plans:
            st.markdown("No plan has been shared yet. What plans bring is shown here once they have ended.")
            return
        parts = st.grid(2, min_column_width=330)
        with parts.cell():
            _effect(found, active)
            _outcomes(active)
            st.caption(programme_words.lately(active))
            _self_audit(found)
        if found.plans_finished:
            with parts.cell():
                _groups(found)


def _effect(found: Programme, active: Activity) -> None:
    if found.mean_effect is None:
        st.markdown(programme_words.nothing_finished(active))
        return
    st.metric(
        f"Effect of {format.counted(found.plans_finished, 'finished plan')}",
        f"about {format.effect(found.mean_effect, None, None)}",
        programme_words.spread(found.low, found.high),
        delta_arrow="off",
        delta_color="gray",
    )
    st.caption(programme_words.verdict(found))


def _outcomes(active: Activity) -> None:
    """Every plan by status and evidence."""
    with st.container(gap="xsmall"):
        for outcome in active.outcomes:
            with cards.row():
                status.badge(outcome.status)
                st.caption(status.evidence_text(outcome.evidence))
                words = f"{format.of(outcome.plans, active.plans)} :gray[{format.percent(outcome.share)}]"
                st.markdown(f":small[{words}]", width="content")


def _self_audit(found: Programme) -> None:
    """What the same rule says of colleagues without a plan; amber where it promises too much."""
    sentence = programme_words.self_audit(found)
    if found.self_audit_is_amber:
        st.warning(f"{sentence} {programme_words.AMBER}", icon=":material/warning:")
    elif sentence:
        st.caption(f":material/balance: {sentence}")


def _groups(found: Programme) -> None:
    ways = {"Behavior": found.by_behavior, "Coach": found.by_coach, "Month": found.by_month}
    st.session_state.setdefault(WAY, "Behavior")
    way = st.segmented_control("Effect by", list(ways), key=WAY, required=True)
    rows = ways[way or "Behavior"]
    shown = rows if st.session_state.get("_programme_all") else rows[:FIRST]
    with st.container(gap="xsmall"):
        for row in shown:
            _group(row, found, is_month=way == "Month")
    if len(rows) > FIRST:
        st.toggle(f"Show all {len(rows)}", key="_programme_all")
    st.caption(programme_words.evened_out(rows, found))


def _group(row: ProgrammeGroup, found: Programme, is_month: bool) -> None:
    name = programme_words.month(row.name) if is_month else row.name
    with cards.row():
        with cards.stacked():
            st.markdown(f":small[{safe(name)}]")
            st.caption(format.counted(row.plans_finished, "finished plan"))
        text = format.effect(row.evened_out_effect, row.evened_out_low, row.evened_out_high)
        number, _, spread = text.partition(" (")
        label = f"**{number}** :gray[:small[{spread.rstrip(')')}]]"
        cards.means(programme_words.group_meaning(name, row, found), label, key=f"programme_{row.name}")
