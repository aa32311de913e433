"""One agent as a page to print: a file of its own, every word escaped, nothing fetched from anywhere."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from coaching_lib.coaching.words import note_sentences
from coaching_lib.filters import Filters
from coaching_lib.reports import agent, plans
from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.scoring.areas import Area, Strength
from coaching_lib.ui import format
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import line

CSS = Path(__file__).with_name("agent_print.css")
Cells = Sequence[str]


def button(desk: PageDesk, view: AgentView, filters: Filters) -> None:
    """Download the report; it is built when the button is pressed."""
    st.download_button(
        "Report to print",
        lambda: page(desk, view, filters).encode("utf-8"),
        file_name=f"agent-report-{secrets.token_hex(3)}.html",
        mime="text/html",
        icon=":material/print:",
        type="tertiary",
        on_click="ignore",
        help="One page with the figures of this period and the plans. Open it and print.",
        key="_agent_print",
    )


def page(desk: PageDesk, view: AgentView, filters: Filters) -> str:
    """The whole document."""
    agent_id = view.agent.agent_id
    found = agent.areas(desk, agent_id, filters)
    parts = [
        _head(desk, view),
        _section("Figures", ("", "Agent", "Team", "Center"), _figures(view), numbers=3),
        _section("Behaviors", BEHAVIORS, _behaviors(found), numbers=4, has_sum=True),
        _section("Strengths", ("Behavior", "Met", "Colleagues"), _strengths(desk, agent_id, filters), 2),
        _section("Coaching plans", PLANS, _plans(desk, agent_id)),
    ]
    title = f"<title>{_safe(view.agent.agent_name)}</title>"
    style = f"<style>{CSS.read_text(encoding='utf-8')}</style>"
    head = f'<meta charset="utf-8"><meta name="referrer" content="no-referrer">{title}{style}'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>'


BEHAVIORS = ("Behavior", "Missed", "Miss rate", "Colleagues met", "Impact, points", "Note")
PLANS = ("Behavior", "Shared to target date", "Goal", "Status", "Effect")


def _safe(value: object) -> str:
    return f"<bdi>{escape(line(value))}</bdi>"


def _head(desk: PageDesk, view: AgentView) -> str:
    about = [view.agent.team, f"manager {view.agent.manager}" if view.agent.manager else None]
    words = ", ".join(_safe(each) for each in about if each)
    window = escape(f"{format.window(view.first, view.last)}. Printed {format.day(desk.today)}.")
    return f'<h1>{_safe(view.agent.agent_name)}</h1><p class="about">{words}</p><p class="about">{window}</p>'


def _section(title: str, head: Cells, rows: Iterable[Cells], numbers: int = 0, has_sum: bool = False) -> str:
    """A table with a heading; the `numbers` columns after the first are right aligned."""
    lines = list(rows)
    if not lines:
        return f"<h2>{escape(title)}</h2><p>None in this period.</p>"
    body = [_line(cells, numbers, "td", has_sum and cells is lines[-1]) for cells in lines]
    top = _line(head, numbers, "th", False)
    return f"<h2>{escape(title)}</h2><table><thead>{top}</thead><tbody>{''.join(body)}</tbody></table>"


def _line(cells: Cells, numbers: int, tag: str, is_sum: bool) -> str:
    marks = [' class="number"' if 0 < at <= numbers else "" for at in range(len(cells))]
    inner = "".join(f"<{tag}{mark}>{_safe(cell)}</{tag}>" for mark, cell in zip(marks, cells, strict=True))
    return f'<tr class="sum">{inner}</tr>' if is_sum else f"<tr>{inner}</tr>"


def _figures(view: AgentView) -> Iterable[Cells]:
    evened = f"{format.score(view.evened_out_score)}"
    if view.score_low is not None and view.score_high is not None:
        evened += f" ({format.score(view.score_low)} to {format.score(view.score_high)})"
    team, centre = view.team_average_score, view.centre_average_score
    yield "Average QA score", format.score(view.now.average_score), format.score(team), format.score(centre)
    yield "Evened out", evened, "", ""
    handle = (view.now.average_handle_seconds, view.team_handle_seconds, view.centre_handle_seconds)
    yield "Average handle time", *(format.duration(each) for each in handle)
    yield "Contacts, scored", format.of(view.now.scored_interactions, view.now.interactions), "", ""


def _behaviors(found: Sequence[Area]) -> Iterable[Cells]:
    for area in found:
        known = area.applicable is not None
        yield (
            area.behavior,
            format.of(area.missed or 0, area.applicable or 0) if known else "",
            format.percent(area.miss_rate) if known else "",
            format.percent(area.peer_rate) if known else "",
            format.points(area.impact_points),
            " ".join(note_sentences(area.notes)),
        )
    if found:
        total = sum(area.impact_points or 0 for area in found)
        yield "Sum = 100 − average QA score", "", "", "", format.points(total), ""


def _strengths(desk: PageDesk, agent_id: str, filters: Filters) -> Iterable[Cells]:
    rows: Sequence[Strength] = agent.strengths(desk, agent_id, filters)
    for row in rows:
        yield row.behavior, format.of(row.met, row.applicable), format.percent(row.peer_rate)


def _plans(desk: PageDesk, agent_id: str) -> Iterable[Cells]:
    every: Sequence[PlanCard] = plans.plan_cards(desk, Filters(agent_ids=(agent_id,)))
    for card in every:
        row = card.row
        days = f"{format.day(row.shared_on)} to {format.day(row.target_on)}"
        effect = format.effect(row.effect, row.effect_low, row.effect_high)
        so_far = "" if card.is_finished or row.effect is None else " so far"
        said = f"{row.status}, {row.evidence}"
        yield row.behavior, days, format.percent(row.goal_rate), said, f"{effect}{so_far}"
