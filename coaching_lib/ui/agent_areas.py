"""What to coach first, every behavior with its sum, and what is going well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from coaching_lib.coaching.words import area_meaning, note_sentences
from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.scoring.areas import Area, Strength
from coaching_lib.ui import cards, export, format, meanings, places
from coaching_lib.ui.charts import areas as chart
from coaching_lib.ui.charts import canvas
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

FIRST = 8
BELOW = "Surely below colleagues."
LEGEND = ":orange[■] below colleagues \u2003 :gray[■] usual \u2003 **❙** luck evened out"


def ranked(areas: Sequence[Area]) -> list[Area]:
    """The behaviors with misses: flagged ones first, then by rank."""
    missed = [area for area in areas if area.rank is not None and area.missed]
    return sorted(missed, key=lambda area: (not area.needs_coaching, area.rank))


def chosen(areas: Sequence[Area]) -> Area | None:
    """The behavior of the address, else the first of the ranking; None without misses."""
    names = {area.behavior: area for area in ranked(areas)}
    wanted = st.query_params.get("behavior")
    return names.get(wanted or "") or next(iter(names.values()), None)


def choose(behavior: str) -> None:
    """Keep a behavior in the address."""
    st.query_params["behavior"] = behavior


def show(view: AgentView, areas: Sequence[Area], current: Area | None) -> None:
    """The chart of the ranking with the sentence of the chosen behavior."""
    with cards.card(key="what_to_coach_first"):
        cards.heading("What to coach first", _meaning(current))
        rows = ranked(areas)
        if current is None or not rows:
            st.markdown("Nothing was missed in this period.")
            return
        st.markdown(_sentence(view, current))
        shown = rows if st.session_state.get("_areas_all") else rows[:FIRST]
        clicked = canvas.show(chart.figure(shown, is_phone()), "areas", chart.alt(shown), is_clickable=True)
        if clicked and st.session_state.get("_areas_clicked") != clicked[0][0]:
            st.session_state["_areas_clicked"] = clicked[0][0]
            choose(clicked[0][0])
            st.rerun()
        st.caption(LEGEND)
        if len(rows) > FIRST:
            st.toggle(f"Show all {len(rows)} behaviors", key="_areas_all")


def _sentence(view: AgentView, area: Area) -> str:
    first = safe(view.agent.agent_name.split()[0])
    counted, expected = format.points(area.impact_points), format.points(area.expected_points_lost)
    return (
        f"If {first} stopped missing **{safe(area.behavior)}**, the average would rise by about "
        f"**{counted} points**; with luck evened out, {expected}. {_notes(area, view)}"
    )


def _notes(area: Area, view: AgentView) -> str:
    told = note_sentences(area.notes, view.team_issues.get(area.behavior))
    notes = [safe(sentence) for sentence in told]
    return f":gray[{' '.join(notes)}]" if notes else ""


def _meaning(area: Area | None) -> str:
    shown = (
        "**Frequency** of the miss × **cost** per miss = **points lost**, counted. The black line is the "
        "same with lucky and unlucky streaks and the mix of contacts evened out; the ranking goes by it."
    )
    return shown if area is None else f"{safe(area_meaning(area))}  \n\n{shown}"


def table(areas: Sequence[Area], average: float | None) -> None:
    """Every behavior with its impact; the column ends at 100 - average."""
    with cards.card(key="behaviors"):
        cards.heading("Behaviors", "Impacts add up to 100 − average QA score, to the last digit.")
        frame = pd.DataFrame([_row(area) for area in areas])
        total = sum(area.impact_points or 0 for area in areas)
        st.dataframe(
            frame,
            hide_index=True,
            column_config=_columns(),
            height="content",
            alt="Every behavior of this agent with its points lost",
        )
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if average is not None:
                st.markdown(
                    f":small[Sum of the impacts **{format.points(total)}** = 100 − average QA score "
                    f"**{format.score(average)}**]",
                    width="content",
                )
            export.button("behaviors", lambda: [asdict(area) for area in areas])


def _columns() -> dict[str, Any]:
    config = st.column_config
    peers = "Share met by colleagues on the same kinds of contacts"
    width: Any = "medium" if is_phone() else None
    return {
        "Behavior": config.TextColumn(width=width, pinned=not is_phone()),
        "Missed": config.TextColumn(help="Of the contacts where it applied"),
        "Miss rate": config.NumberColumn(format="%.0f%%"),
        "Met, evened out": config.TextColumn(help="With its 90 % range"),
        "Colleagues": config.NumberColumn(format="%.0f%%", help=peers),
        "Note": config.TextColumn(width="large"),
        "Impact": config.NumberColumn(format="%.1f", help="Points of the average lost"),
    }


def _row(area: Area) -> dict[str, object]:
    known = area.applicable is not None
    low, high = format.percent(area.rate_low), format.percent(area.rate_high)
    return {
        "Behavior": plain(area.behavior),
        "Missed": format.of(area.missed or 0, area.applicable or 0) if known else "",
        "Miss rate": None if area.miss_rate is None else area.miss_rate * 100,
        "Met, evened out": f"{format.percent(area.evened_out_rate)} ({low}–{high})"
        if area.applicable
        else "",
        "Colleagues": None if area.peer_rate is None else area.peer_rate * 100,
        "Impact": area.impact_points,
        "Note": " ".join([BELOW] * bool(area.needs_coaching) + list(note_sentences(area.notes))),
    }


def strengths(view: AgentView, rows: Sequence[Strength]) -> None:
    """Where the agent is surely better than colleagues."""
    with cards.card(key="strengths"):
        cards.heading("Strengths", "Surely better (95%) than colleagues on the same kinds of contacts.")
        if not rows:
            st.caption("No behavior is surely above colleagues in this period.")
        for row in rows:
            with cards.row():
                with cards.stacked():
                    st.markdown(f":green[:material/verified:] {safe(row.behavior)}")
                    met, peers = format.of(row.met, row.applicable), format.percent(row.peer_rate)
                    words = f":small[:gray[met in {met} · colleagues {peers}]]"
                    cards.means(meanings.strength(row, view.agent.agent_name), words)
                places.link(
                    "conversation",
                    ":small[Good example]",
                    icon=":material/forum:",
                    agent=view.agent.agent_id,
                    behavior=row.behavior,
                    example="met",
                )
