"""How a changed playbook reads with the facts of an agent who misses the behavior most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.advice import draft
from coaching_lib.reports.playbooks import PlaybookLine, with_changed
from coaching_lib.reports.team import coaching_required
from coaching_lib.ui import prose, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe


def button(
    desk: PageDesk, line: PlaybookLine, table: Mapping[str, Any], variant: int, disabled: bool
) -> None:
    """A button behind which the draft is written, from the words as they are now."""
    with st.popover(
        "Preview", icon=":material/visibility:", disabled=disabled, key="_playbook_preview", on_change="rerun"
    ) as opened:
        if opened.open:
            _preview(desk, line, table, variant)


def _preview(desk: PageDesk, line: PlaybookLine, table: Mapping[str, Any], variant: int) -> None:
    found = next(
        ((row.agent_id, row.agent_name, row.behavior) for row in coaching_required(desk, Filters())
         if row.behavior in line.behaviors),
        None,
    )  # fmt: skip
    if found is None:
        st.caption("Nobody surely needs coaching on a behavior of this playbook: nothing to show.")
        return
    agent_id, name, behavior = found
    with refusals.said():
        written = draft(desk, agent_id, behavior, variant + 1, at_hand=with_changed(desk, line.name, table))
        st.caption(f"{safe(name)}, {safe(behavior)}")
        prose.show(written.text, {quote.text: quote.before for quote in written.evidence})
