"""The rubric on the Data page: weights and where they come from, criticals, guidance, trust per criterion."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from coaching_lib.reports.rubric import Criterion, Rubric, WeightFit
from coaching_lib.ui import cards, export, format
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

MEANING = (
    "**Weight**: how much a behavior counts in a score; only the proportions matter.  \n"
    "**Not applicable**: share of scored contacts to which it did not apply, over the last 90 days with "
    "scores. A high share means few contacts stand behind its figures.  \n"
    "**Missed, by month**: of the contacts where it applied, for the whole center, on one scale. A jump for "
    "everybody at once often means that the scoring changed, not the work.  \n"
    "**Scorers disagree**: mean difference of two evaluations of the same contact, known only where two "
    "loads brought two."
)
NOTES = {
    "rarely-applicable": "applies rarely",
    "never-missed": "never missed",
    "always-missed": "always missed",
    "scorers-disagree": "scorers disagree",
    "few-evaluations": "few double evaluations",
    "weight-estimated": "weight estimated",
    "score-no-plain-sum": "scores are no plain sum",
}
NA = {"exclude": "left out of the score", "pass": "counted as met"}
CRITICAL = {"zero": "makes the contact 0", "keep": "costs its own weight only"}


def show(found: Rubric) -> None:
    """Draw the card."""
    with cards.card(key="rubric"):
        with cards.heading("Rubric", MEANING):
            export.button("rubric", lambda: [_exported(each) for each in found.criteria])
        st.caption(
            f"Not applicable: {NA[found.na_mode]}. A missed critical behavior {CRITICAL[found.auto_fail]}."
        )
        _weights(found)
        st.dataframe(
            _frame(found),
            hide_index=True,
            height="content",
            column_config=_columns(_highest(found)),
            alt="Every behavior of the rubric with its weight and how far its results can be trusted",
        )


def _weights(found: Rubric) -> None:
    """Where weights were not in the files, say so aloud, and how well the estimate fits."""
    for fit in found.fits:
        said = estimated(fit)
        if fit.is_plain_sum:
            st.info(said, icon=":material/calculate:")
        else:
            st.warning(said, icon=":material/warning:")
    unknown = sum(each.weight is None for each in found.criteria)
    if unknown:
        st.info(
            f"{format.counted(unknown, 'behavior')} without a weight in any file: they all count the same.",
            icon=":material/help:",
        )


def estimated(fit: WeightFit) -> str:
    """What an estimate of weights rests on, and how far off it is."""
    of = f" of the rubric **{safe(fit.rubric)}**" if fit.rubric else ""
    words = (
        f"The weights{of} are **estimated** from {format.counted(fit.used, 'exported score')}: recomputed "
        f"scores differ from them by {fit.residual:.2f} points on average."
    )
    if fit.left_out:
        words += (
            f" {format.counted(fit.left_out, 'contact')} that scored 0 although something was met "
            "were left out; they show which behaviors are critical."
        )
    if not fit.is_plain_sum:
        words += " The exported score is no plain sum of these behaviors, so points are approximate."
    return words


def _frame(found: Rubric) -> pd.DataFrame:
    frame = pd.DataFrame([_row(each) for each in found.criteria])
    empty = [name for name in ("Goal", "Scorers disagree", "Note") if frame[name].isna().all()]
    several = len({each.rubric for each in found.criteria}) > 1
    return frame.drop(columns=empty if several else [*empty, "Rubric"])


def _row(each: Criterion) -> dict[str, object]:
    trust = each.trust
    notes = [NOTES[code] for code in trust.notes] if trust else ["not scored in this period"]
    return {
        "Behavior": plain(each.behavior),
        "Rubric": plain(each.rubric),
        "Weight": each.weight,
        "Critical": each.is_critical,
        "Goal": _percent(each.goal_rate),
        "Not applicable": _percent(trust.not_applicable_rate) if trust else None,
        "Missed, by month": [rate or 0.0 for rate in each.miss_rates],
        "Scorers disagree": _percent(trust.scorer_disagreement) if trust else None,
        "Note": ", ".join(notes) or None,
        "Guidance": plain(each.guidance),
    }


def _highest(found: Rubric) -> float:
    """The top of all small charts, so that rows can be compared."""
    return max((rate or 0.0 for each in found.criteria for rate in each.miss_rates), default=1.0) or 1.0


def _percent(rate: float | None) -> float | None:
    return None if rate is None else rate * 100


def _columns(highest: float) -> dict[str, Any]:
    column = st.column_config
    return {
        "Behavior": column.TextColumn(width="medium", pinned=not is_phone()),
        "Weight": column.NumberColumn(format="%.3g"),
        "Goal": column.NumberColumn(format="%.0f%%", help="Share met that the rubric asks for"),
        "Not applicable": column.NumberColumn(format="%.0f%%"),
        "Missed, by month": column.LineChartColumn(y_min=0, y_max=highest),
        "Scorers disagree": column.NumberColumn(format="%.0f%%"),
        "Guidance": column.TextColumn(width="large"),
    }


def _exported(each: Criterion) -> dict[str, object]:
    trust = asdict(each.trust) if each.trust else {}
    own = {name: value for name, value in asdict(each).items() if name not in ("trust", "miss_rates")}
    return own | {name: value for name, value in trust.items() if name != "behavior"}
