"""Words from outside made harmless: every datum passes here before it is shown.

Streamlit reads labels, badges, links, metric labels, pills and tabs as Markdown; Plotly reads some HTML tags.
Names and texts come from exports and people, so they are shown letter by letter and never obeyed.
"""

from __future__ import annotations

import re

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=@])")
ADDRESS = re.compile(r"(?i)(https?\\:|www|\\@)")
JOINER = "\N{WORD JOINER}"


def plain(value: object) -> str:
    """For places that show text as it is (data grid, select box, st.text): controls taken out."""
    return CONTROL.sub(" ", BIDI.sub("", "" if value is None else str(value)))


def line(value: object) -> str:
    """Like `plain`, in one line."""
    return " ".join(plain(value).split())


def safe(value: object) -> str:
    """For everything that reads Markdown, in one line: shown letter by letter, nothing becomes a link.

    Addresses get an invisible joiner, because Streamlit links them even when every sign is escaped;
    show an e-mail address that people copy with `st.text(plain(...))`.
    """
    return ADDRESS.sub(rf"\1{JOINER}", MARKDOWN.sub(r"\\\1", line(value)))


def paragraphs(value: object) -> str:
    """For longer text in st.markdown: `safe` line by line, line breaks kept."""
    return "  \n".join(safe(part) for part in plain(value).split("\n"))


def plot(value: object) -> str:
    """For every text in a chart: Plotly reads b, i, a and br, so signs of HTML are escaped."""
    return line(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(value: object, length: int) -> str:
    """In one line and at most `length` signs, cut with an ellipsis at the end."""
    words = line(value)
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
