"""Team Performance over time: the heat map of weeks or months, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.answers.behaviors import HeatCell
from coaching_lib.reports.heat import heat
from coaching_lib.ui import export, format
from coaching_lib.ui.charts import canvas
from coaching_lib.ui.charts import heat as chart
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain

NOTHING = {
    "week": "No whole week in this period. Choose a longer one.",
    "month": "There are no dates, so there are no months.",
}


def show(desk: Desk, filters: Filters, order: Sequence[str], by: str) -> None:
    """Draw the heat map of these behaviors, `by` week or month."""
    cells = heat(desk, filters, by)
    if not cells:
        st.caption(NOTHING[by])
        return
    is_long = is_phone() and len({cell.since for cell in cells}) > chart.PHONE_STEPS
    newest = f", the newest {chart.PHONE_STEPS}" if is_long else ""
    st.caption(f"Points lost per contact, by {by}{newest}. Darker costs more.")
    canvas.show(chart.figure(cells, order, by, is_phone()), f"team_{by}", chart.alternative(cells, by))
    if st.toggle("As a table", key="_heat_table"):
        _table(cells, order, by)


def _table(cells: Sequence[HeatCell], order: Sequence[str], by: str) -> None:
    st.dataframe(frame(cells, order, by), alt=f"Points lost per contact by behavior and {by}")
    export.choice(f"behaviors-by-{by}", lambda: rows(cells))


def frame(cells: Sequence[HeatCell], order: Sequence[str], by: str) -> pd.DataFrame:
    """Points lost per contact as text, a line per behavior, a column per week or month."""
    found = {(cell.behavior, cell.since): format.points(cell.points_lost) for cell in cells}
    columns = {
        chart.name(since, by): [found.get((behavior, since), format.UNKNOWN) for behavior in order]
        for since in sorted({cell.since for cell in cells})
    }
    return pd.DataFrame(columns, index=pd.Index([plain(name) for name in order], name="Behavior"))


def rows(cells: Sequence[HeatCell]) -> list[dict[str, object]]:
    """The cells with unrounded figures, for a file."""
    return [{"since": cell.since, **vars(cell), "miss_rate": cell.miss_rate} for cell in cells]
