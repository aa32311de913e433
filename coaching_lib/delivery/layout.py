"""The HTML of the mail: a 600 px table with inline styles, no pictures, readable in the dark."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from coaching_lib.advice.shape import Block, blocks
from coaching_lib.delivery import wording
from coaching_lib.delivery.parts import Author, PlanFacts, SharedPlan
from coaching_lib.people import Agent

_PAGE = Template(Path(__file__).with_name("mail.html").read_text(encoding="utf-8"))
_FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_BODY = f"{_FONT};font-size:16px;line-height:24px;color:#12151b"
_SMALL = f"{_FONT};font-size:14px;line-height:20px;color:#5b6372"
_ACCENT, _REACH, _GOAL, _REST = "#4049c9", "#b9e2d6", "#0a6352", "#dce0e6"


def html_body(plan: SharedPlan, agent: Agent, author: Author, facts: PlanFacts, link: str | None) -> str:
    """The mail as HTML. Every name and text is escaped; nothing is loaded from anywhere."""
    return _PAGE.substitute(
        behavior=escape(plan.behavior),
        author=escape(wording.author_name(author)),
        greeting=escape(wording.greeting(agent, facts)),
        figures=_figures(facts),
        bar=_bar(facts),
        advice="".join(_block(block) for block in blocks(plan.advice)),
        button=_button(link) if link else "",
        footer=escape(wording.how_to_answer(author, link)),
    )


def _figures(facts: PlanFacts) -> str:
    cells = [
        ("Goal", wording.percent(facts.goal_rate), "" if facts.goal_rate >= 1 else "or more", "good"),
        (
            "Target date",
            wording.short_day(facts.target_on),
            wording.length(facts.shared_on, facts.target_on),
            "ink",
        ),
    ]
    if facts.rate is not None:
        cells.insert(0, ("Today", wording.percent(facts.rate), wording.contacts(facts), "ink"))
    return "".join(_figure(*cell, share=100 // len(cells)) for cell in cells)


def _figure(label: str, value: str, below: str, tone: str, share: int) -> str:
    color = "#0a6352" if tone == "good" else "#12151b"
    return (
        f'<td class="figure" width="{share}%" valign="top" style="padding:0 8px 0 0">'
        f'<div class="muted" style="{_SMALL}">{escape(label)}</div>'
        f'<div class="{tone}" style="{_FONT};font-size:24px;line-height:34px;font-weight:700;color:{color}">'
        f'{escape(value)}</div><div class="muted" style="{_SMALL}">{escape(below)}&nbsp;</div></td>'
    )


def _bar(facts: PlanFacts) -> str:
    """Cells of the bar: today in the accent, the way to the goal pale, a mark at the goal, the rest."""
    today = _hundredths(facts.rate or 0.0)
    goal = _hundredths(facts.goal_rate)
    cells = [
        _cell(min(today, goal), _ACCENT, "now"),
        _cell(goal - today, _REACH, "reach"),
        f'<td class="mark" width="3" bgcolor="{_GOAL}" style="{_cell_style(_GOAL)};width:3px">&nbsp;</td>',
        _cell(today - goal, _ACCENT, "now"),
        _cell(100 - max(today, goal), _REST, "rest"),
    ]
    return "".join(cells)


def _hundredths(rate: float) -> int:
    return round(100 * min(max(rate, 0.0), 1.0))


def _cell(share: int, color: str, name: str) -> str:
    if share <= 0:
        return ""
    return (
        f'<td class="{name}" width="{share}%" bgcolor="{color}" style="{_cell_style(color)};width:{share}%">'
        "&nbsp;</td>"
    )


def _cell_style(color: str) -> str:
    return f"height:8px;line-height:8px;font-size:1px;background-color:{color};padding:0"


def _block(block: Block) -> str:
    text = escape(block.rest).replace("\n", "<br>")
    if block.kind == "quote":
        return (
            f'<blockquote class="quote" style="{_BODY};margin:0 0 16px 0;padding:2px 0 2px 14px;'
            f'border-left:3px solid #c3c8d6;color:#343a46">&ldquo;{text}&rdquo;</blockquote>'
        )
    head = f"<strong>{escape(block.head)}</strong> " if block.head else ""
    return f'<p class="ink" style="{_BODY};margin:0 0 16px 0">{head}{text}</p>'


def _button(link: str) -> str:
    return (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0 0">'
        f'<tr><td class="button" bgcolor="{_ACCENT}" style="border-radius:8px;background-color:{_ACCENT}">'
        f'<a href="{escape(link)}" style="{_FONT};display:inline-block;padding:12px 20px;font-size:16px;'
        'line-height:22px;font-weight:600;color:#ffffff;border-radius:8px;text-decoration:none">'
        "Open my plan</a></td></tr></table>"
    )
