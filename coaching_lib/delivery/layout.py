"""The HTML of the mail: a 600 px table with inline styles, no pictures, readable in the dark."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from coaching_lib.advice.shape import Block, blocks
from coaching_lib.delivery.parts import Figure, Letter, Row

_PAGE = Template(Path(__file__).with_name("mail.html").read_text(encoding="utf-8"))
_FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_BODY = f"{_FONT};font-size:16px;line-height:24px;color:#12151b"
_SMALL = f"{_FONT};font-size:14px;line-height:20px;color:#5b6372"
_ACCENT, _REACH, _GOAL, _REST = "#4049c9", "#b9e2d6", "#0a6352", "#dce0e6"
_TABLE = (
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:{}">'
)
_BAR = _TABLE.format("14px 0 0 0;table-layout:fixed;border-radius:4px;overflow:hidden")


def html_body(letter: Letter) -> str:
    """The letter as HTML. Every name and text is escaped; nothing is loaded from anywhere."""
    return _PAGE.substitute(
        title=escape(letter.subject),
        kicker=escape(letter.kicker),
        heading=escape(letter.heading),
        opening=escape(letter.opening),
        panel=_panel(letter),
        body="".join(_block(block) for block in blocks(letter.body)),
        rows=_rows(letter.rows),
        button=_button(letter.link, letter.link_label) if letter.link else "",
        closing=escape(letter.closing),
    )


def _panel(letter: Letter) -> str:
    if not letter.figures:
        return ""
    share = 100 // len(letter.figures)
    bar = f"{_BAR}<tr>{_bar(*letter.bar)}</tr></table>" if letter.bar else ""
    return (
        f'{_TABLE.format("0 0 24px 0")}<tr><td class="panel" bgcolor="#f4f5fa" '
        'style="padding:18px;background-color:#f4f5fa;border-radius:8px">'
        f"{_TABLE.format('0')}<tr>{''.join(_figure(each, share) for each in letter.figures)}</tr></table>"
        f"{bar}</td></tr></table>"
    )


def _figure(figure: Figure, share: int) -> str:
    tone, color = ("good", _GOAL) if figure.is_goal else ("ink", "#12151b")
    return (
        f'<td class="figure" width="{share}%" valign="top" style="padding:0 8px 0 0">'
        f'<div class="muted" style="{_SMALL}">{escape(figure.label)}</div>'
        f'<div class="{tone}" style="{_FONT};font-size:24px;line-height:34px;font-weight:700;color:{color}">'
        f"{escape(figure.value)}</div>"
        f'<div class="muted" style="{_SMALL}">{escape(figure.below)}&nbsp;</div></td>'
    )


def _bar(today_rate: float, goal_rate: float) -> str:
    """Cells of the bar: today in the accent, the way to the goal pale, a mark at the goal, the rest."""
    today, goal = _hundredths(today_rate), _hundredths(goal_rate)
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


def _rows(rows: tuple[Row, ...]) -> str:
    if not rows:
        return ""
    return f"{_TABLE.format('0 0 16px 0')}{''.join(_row(row) for row in rows)}</table>"


def _row(row: Row) -> str:
    title = escape(row.title)
    if row.link:
        title = f'<a class="link" href="{escape(row.link)}" style="color:#3a42b8">{title}</a>'
    detail = f'<div class="muted" style="{_SMALL}">{escape(row.detail)}</div>' if row.detail else ""
    edge = "border-top:1px solid #e2e5eb"
    return (
        f'<tr><td class="line" style="{edge};padding:10px 12px 10px 0">'
        f'<div class="ink" style="{_BODY}">{title}</div>{detail}</td>'
        f'<td class="line" align="right" valign="top" style="{edge};padding:10px 0">'
        f'<div class="ink" style="{_BODY};font-weight:600">{escape(row.value)}</div></td></tr>'
    )


def _button(link: str, label: str) -> str:
    return (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0 0">'
        f'<tr><td class="button" bgcolor="{_ACCENT}" style="border-radius:8px;background-color:{_ACCENT}">'
        f'<a href="{escape(link)}" style="{_FONT};display:inline-block;padding:12px 20px;font-size:16px;'
        'line-height:22px;font-weight:600;color:#ffffff;border-radius:8px;text-decoration:none">'
        f"{escape(label)}</a></td></tr></table>"
    )
