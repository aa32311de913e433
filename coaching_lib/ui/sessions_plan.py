"""One plan: where it stands, the figures, the chart, what was sent, and the rule that was fixed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coaching_lib.coaching.side_effects import SideEffect, is_sure
from coaching_lib.coaching.side_words import MEANING, level_text, side_sentence
from coaching_lib.coaching.words import NOTES, rule_sentences
from coaching_lib.reports.answers.plans import PlanDetail, PlanRow
from coaching_lib.reports.answers.timelines import Timeline
from coaching_lib.ui import cards, format, places, prose, status
from coaching_lib.ui.charts import canvas, plan_over_time
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import safe

CHART_WORDS = (
    "Three weeks per point, never mixing before and after. Bars and bands: 90 % range. "
    "Ticks: single contacts, met above, missed below. Dotted gray: the team without this agent. "
    "Gray strip: days that do not count yet."
)

GONE = "The transcripts of these quotes are no longer loaded, so the quotes can no longer be checked."


def head(plan: PlanDetail, is_own: bool, desk: PageDesk) -> None:
    """Status, evidence, agent, the verdict and its notes."""
    row = plan.card.row
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        status.badge(row.status)
        status.evidence(row.evidence)
        if not is_own:
            places.link("agent", safe(plan.card.agent_name), agent=row.agent_id, behavior=row.behavior)
    st.caption(_dates(plan, desk))
    st.markdown(safe(plan.verdict))
    for sentence in plan.note_sentences:
        st.caption(f":material/info: {safe(sentence)}")


def _dates(plan: PlanDetail, desk: PageDesk) -> str:
    """By whom and when it was shared, whether the agent has seen it, and the days to come."""
    card, zone = plan.card, desk.settings.zone
    words = [f"Shared {format.day(card.row.shared_on)} by {safe(card.author_name)}"]
    if card.opened_at:
        words.append(f"opened by the agent {format.moment(card.opened_at, zone)}")
    elif card.row.acknowledged_at:
        words.append(f"read by the agent {format.day(card.row.acknowledged_at.astimezone(zone).date())}")
    else:
        words.append("not opened by the agent yet")
    if plan.follow_up_on:
        words.append(f"follow-up {format.day(plan.follow_up_on)}")
    return " · ".join([*words, f"target date {format.day(card.row.target_on)}"])


def title(plan: PlanDetail) -> DeltaGenerator:
    """The behavior in its row; answers the right end of the row, for buttons."""
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    row.subheader(safe(plan.card.row.behavior), anchor=False, width="content")
    return row.container(horizontal=True, horizontal_alignment="right", width="content")


def withdrawn(plan: PlanDetail) -> None:
    """All that is left to read of a withdrawn plan."""
    st.subheader(safe(plan.card.row.behavior), anchor=False)
    st.info("This plan was withdrawn. Nothing needs to be done.", icon=":material/undo:")


def figures(plan: PlanDetail) -> None:
    """Baseline, after, effect and goal, each with its n or range."""
    row = plan.card.row
    with st.grid(4, min_column_width=150):
        _metric("Baseline", row.baseline_rate, _of(row.baseline_rate, row.baseline_count))
        after = _of(row.after_rate, row.after_count)
        _metric("So far" if not plan.card.is_finished else "After", row.after_rate, after)
        effect = format.UNKNOWN if row.effect is None else format.effect(row.effect, None, None)
        st.metric(
            "Effect, points",
            effect.removesuffix(" points"),
            _range(row),
            delta_arrow="off",
            delta_color="gray",
        )
        _metric("Goal", row.goal_rate, f"by {format.short_day(row.target_on)}")
    if plan.expected_contacts and (words := progress(plan)):
        st.progress(min(row.after_count / plan.expected_contacts, 1.0), words)
    cards.means(meaning(row), label=":small[:material/help: What does this mean?]", key="plan_meaning")


def _metric(label: str, rate: float | None, below: str) -> None:
    st.metric(label, format.percent(rate), below, delta_arrow="off", delta_color="gray")


def _of(rate: float | None, count: int) -> str:
    return format.of(rate * count, count) if rate is not None else "no contacts"


def progress(plan: PlanDetail) -> str | None:
    """14 of about 25 contacts so far; None once the plan has ended, or where nothing is foretold."""
    if plan.card.is_finished or not plan.expected_contacts:
        return None
    return f"{format.count(plan.card.row.after_count)} of about {plan.expected_contacts:.0f} contacts so far"


def _range(row: PlanRow) -> str:
    text = format.effect(row.effect, row.effect_low, row.effect_high)
    return text.partition("(")[2].rstrip(")") or "no range yet"


def meaning(row: PlanRow) -> str:
    """What the figures of a plan mean, with its own numbers."""
    observed = _of(row.after_rate, row.after_count)
    expected = format.percent(row.expected_rate)
    usual, peers = format.percent(row.usual_rate), format.counted(row.peers, "un-coached colleague")
    return (
        f"Met in **{observed}** contacts after the first days. Without the plan, **{expected}** was to be "
        f"expected: the agent's usual level ({usual}, lucky and unlucky streaks evened out), moved by what "
        f"{peers} did in the same weeks on the same kinds of contacts. The effect is the difference. "
        "In nine of ten cases the true one lies inside the range."
    )


def side_effects(found: Sequence[SideEffect]) -> None:
    """What else changed: handle time and average score, each with its sentence; nothing before it began."""
    if not any(each.after_count for each in found):
        return
    with st.container(gap="xsmall"):
        for each in found:
            icon = ":material/priority_high:" if is_sure(each) else ":material/drag_handle:"
            st.markdown(f"{icon} {safe(side_sentence(each))} :small[:gray[{safe(level_text(each))}]]")
    cards.means(MEANING, label=":small[:material/help: Side effects: what does this mean?]", key="plan_sides")


def chart(line: Timeline | None) -> None:
    """The behavior over time."""
    if line is None:
        return
    canvas.show(plan_over_time.figure(line, is_phone()), "plan_over_time", plan_over_time.alt(line))
    st.caption(CHART_WORDS)


def words_from(plan: PlanDetail) -> str:
    """Where the words of the advice come from; Markdown."""
    by = "Playbook" if plan.drafted_by == "playbook" else f"Model {safe(plan.drafted_by)}"
    return f"{by}, edited" if plan.is_edited else f"{by}, as drafted"


def advice(plan: PlanDetail) -> None:
    """The advice as sent, and the contacts it quotes."""
    st.subheader("Advice sent", anchor=False)
    prose.altered(plan.quotes.altered)
    if plan.quotes.gone:
        st.caption(f":material/help: {GONE}")
    prose.show(plan.advice)
    if plan.drafted_by:
        st.caption(words_from(plan))
    if not plan.evidence:
        return
    with st.container(horizontal=True, gap="small"):
        for number, (interaction_id, turn) in enumerate(plan.evidence, start=1):
            places.link(
                "conversation",
                f":small[Contact {number}]",
                icon=":material/forum:",
                interaction=interaction_id,
                turn=str(turn),
                behavior=plan.card.row.behavior,
            )


def rule(plan: PlanDetail) -> None:
    """The rule that was fixed when the plan was shared."""
    with st.expander("How this plan is judged (fixed when it was shared)", icon=":material/gavel:"):
        if not plan.is_rule_intact:
            st.warning(NOTES["rule-altered"], icon=":material/gpp_bad:")
            return
        for sentence in rule_sentences(plan.rule, plan.card.row.target_on):
            st.markdown(f"- {safe(sentence)}")


def history(plan: PlanDetail, desk: PageDesk) -> None:
    """What happened, when and by whom, and the texts the plan had before."""
    with st.expander("History", icon=":material/history:"):
        for event in plan.events:
            when = format.moment(event.at, desk.settings.zone)
            st.markdown(f":small[{safe(when)} · {safe(event.text)} · {safe(event.actor)}]")
        for version in plan.versions[:-1]:
            when = format.moment(version.at, desk.settings.zone)
            with st.popover(f"Text of {when}", icon=":material/history_edu:", type="tertiary"):
                st.caption(f"Target date {format.day(version.target_on)}")
                prose.show(version.advice)
