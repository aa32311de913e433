"""Team Performance: the chart, and beside it the same agents as a list of links."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.answers.behaviors import AgentDot, TeamBehavior
from coaching_lib.ui import cards, format, meanings, places, status, team_heat, visiting
from coaching_lib.ui.charts import canvas, palette, team, team_words
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

FIRST = 8
LISTED = 7
CHOSEN = "_team_behavior"
CLICKED = "_team_clicked"
TEAM_ISSUE = "It is costly and few agents stand out. Train everyone."
WAY, AGENTS = "_team_way", "Agents"
STEPS = {"Weeks": "week", "Months": "month"}
LEGEND = (
    ":small[:orange[◆] :gray[needs coaching] \u2003 :green[▲] :gray[clearly above] \u2003 "
    ":gray[● usual range] \u2003 **❙** :gray[whole center]]"
)
MEANING = (
    "**Points lost per contact**: how far this behavior pulls the average QA score below 100.  \n"
    "**Dots**: each agent with 5 or more contacts, at the share met after luck and the mix of contacts "
    "are evened out. An agent *needs coaching* when it is at least 80% sure that the agent is 5 points "
    "or more below colleagues on the same kinds of contacts, and half a point or more is to gain.  \n"
    "**Team issue**: it costs 3 points or more and fewer than a quarter of the agents stand out. Train "
    "everyone instead of coaching one."
)


@st.fragment
def show(desk: Desk, filters: Filters, rows: Sequence[TeamBehavior]) -> None:
    """Draw the card. Leaves for the agent's page when a dot is clicked."""
    if not rows:
        return
    step = STEPS.get(st.session_state.setdefault(WAY, AGENTS))
    with cards.card(key="team_performance"):
        with cards.heading("Team Performance", MEANING):
            _switch()
            if not is_phone() and step is None:
                st.markdown(LEGEND, width="content")
        if step is not None:
            team_heat.show(desk, filters, [row.behavior for row in _shown(rows)], step)
            _offer_all(rows)
            return
        if is_phone():
            st.markdown(LEGEND)
        parts = st.grid(3, min_column_width=290)
        with parts.cell(column_span=2):
            _chart(rows)
        with parts.cell():
            _breakout(rows)


def _chart(rows: Sequence[TeamBehavior]) -> None:
    _follow(rows)
    shown = _shown(rows)
    drawing = team.figure(shown, st.session_state[CHOSEN], is_phone())
    canvas.show(drawing, "team", team_words.alternative(shown), is_clickable=True)
    _offer_all(rows)


def _shown(rows: Sequence[TeamBehavior]) -> Sequence[TeamBehavior]:
    return rows if st.session_state.get("_team_all") else rows[:FIRST]


def _offer_all(rows: Sequence[TeamBehavior]) -> None:
    if len(rows) > FIRST:
        st.toggle(f"Show all {len(rows)} behaviors", key="_team_all")


def _switch() -> None:
    st.segmented_control("Show", [AGENTS, *STEPS], key=WAY, required=True, label_visibility="collapsed")


def _follow(rows: Sequence[TeamBehavior]) -> None:
    """A click on a dot opens the agent; on a bar, the behavior in the list beside the chart."""
    names = [row.behavior for row in rows]
    if st.session_state.get(CHOSEN) not in names:
        st.session_state[CHOSEN] = names[0]
    agent_id, behavior = _clicked()
    if agent_id:
        visiting.visit("agent", agent=agent_id, behavior=behavior)
    if behavior in names and behavior != st.session_state.get(CLICKED):
        st.session_state[CHOSEN] = behavior
    st.session_state[CLICKED] = behavior


def _clicked() -> tuple[str, str]:
    """(agent_id, behavior) of the point the chart says is selected; empty where none is."""
    state = st.session_state.get(palette.themed_key("team"))
    points = state["selection"]["points"] if state else []
    agent_id, behavior = points[0]["customdata"] if points else ("", "")
    return agent_id, behavior


def _breakout(rows: Sequence[TeamBehavior]) -> None:
    by_name = {row.behavior: row for row in rows}
    row = by_name[st.selectbox("Breakout by agent", list(by_name), format_func=plain, key=CHOSEN)]
    st.caption(_words(row))
    if row.is_team_issue:
        st.caption(f":material/groups: Team issue. {safe(row.team_issue or TEAM_ISSUE)}")
    if not row.dots:
        st.caption("No agent has 5 or more contacts where it applied.")
    dots = team_words.outliers_first(row.dots)
    listed = dots if st.session_state.get("_breakout_all") else dots[:LISTED]
    with st.container(gap="xsmall"):
        for dot in listed:
            _agent(dot, row.behavior)
    if len(row.dots) > LISTED:
        whole = row.agents <= len(row.dots)
        many = f"all {len(row.dots)}" if whole else format.of(len(row.dots), row.agents)
        st.toggle(f"Show {many} agents", key="_breakout_all")


def _words(row: TeamBehavior) -> str:
    missed = (
        f"Missed in {format.of(row.missed, row.applicable)} contacts, {format.points(row.impact_points)} "
    )
    change = f" ({team_words.trend(row)} against the period before)" if row.impact_before is not None else ""
    return f"{missed}points lost per contact{change}. Who needs coaching first, then the lowest."


def _agent(dot: AgentDot, behavior: str) -> None:
    flag = f" :orange[{status.NEEDS_COACHING}]" if dot.standing == "needs-coaching" else ""
    with cards.row():
        places.link(
            "agent", safe(dot.agent_name) + flag, width="stretch", agent=dot.agent_id, behavior=behavior
        )
        figure = f":small[:gray[{format.of(dot.met, dot.applicable)}] **{format.percent(dot.rate)}**]"
        cards.means(meanings.dot(dot, behavior), figure, key=f"breakout_{dot.agent_id}")
