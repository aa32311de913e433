"""Advice for the chosen behavior: the draft, its quotes, another variant, thumbs, and the way to a plan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.actions import advice as advice_actions
from coaching_lib.advice.draft import Draft
from coaching_lib.reports.advice import offered
from coaching_lib.scoring.areas import Area
from coaching_lib.ui import advice_variants, cards, format, model_draft, places, plan_form, prose, refusals
from coaching_lib.ui.agent_areas import choose, ranked
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

MEANING = (
    "The figures are counted from the scores, the words come from a playbook for this behavior, and every "
    "quote is checked word for word against the transcript. You can change everything before it is sent."
)


def show(
    desk: PageDesk, agent_id: str, areas: Sequence[Area], current: Area, is_filtered: bool = False
) -> None:
    """The card on the right of the page. `is_filtered`: the figures beside it are not those of the draft."""
    with cards.card(key="advice"):
        cards.heading("Advice draft", MEANING)
        _behavior(ranked(areas), current)
        variant = advice_variants.chosen(agent_id, current.behavior)
        offer = offered(desk, agent_id, current.behavior, variant)
        written = offer.draft
        found = model_draft.chosen(written)
        if is_filtered:
            st.caption(
                ":material/info: The draft counts all contacts of the last 90 days, whatever is filtered."
            )
        prose.show(found.text, {quote.text: quote.before for quote in found.evidence})
        _evidence(found)
        _feedback(desk, found)
        advice_variants.say(offer)
        model_draft.show(desk, written)
        with st.container(horizontal=True):
            if not desk.viewer.is_agent:
                plan_form.button(desk, agent_id, found)
            advice_variants.buttons(offer)


def _behavior(areas: Sequence[Area], current: Area) -> None:
    names = [area.behavior for area in areas]
    st.session_state["_advice_behavior"] = current.behavior
    st.selectbox(
        "Behavior",
        names,
        format_func=plain,
        key="_advice_behavior",
        on_change=_picked,
        label_visibility="collapsed",
    )


def _picked() -> None:
    choose(st.session_state["_advice_behavior"])


def _evidence(found: Draft) -> None:
    if not found.evidence:
        st.caption("No transcripts to quote from; the contacts are named by date.")
        return
    word = "quote" if len(found.evidence) == 1 else "quotes"
    st.caption(
        f":material/verified: {len(found.evidence)} {word} checked word for word against the transcripts"
    )
    with st.container(horizontal=True, gap="small"):
        for quote in found.evidence:
            label = f":small[{format.short_day(quote.day)}, contact {safe(quote.interaction_id)}]"
            places.link(
                "conversation",
                label,
                icon=":material/thumb_up:" if quote.is_strength else ":material/forum:",
                interaction=quote.interaction_id,
                turn=str(quote.turn),
                behavior=found.behavior,
            )


def _feedback(desk: PageDesk, found: Draft) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(
            f"{model_draft.source(found)}, variant {found.variant} of {found.variants}", width="content"
        )
        if desk.viewer.is_agent:
            return
        key = f"_thumb_{found.facts_hash[:12]}_{found.variant}"
        thumb = st.feedback("thumbs", key=key)
    if thumb is None:
        return
    reason = st.text_input("Why? (optional)", key=f"{key}_why", placeholder="Press Enter to save the reason")
    if st.session_state.get(f"{key}_kept") != (thumb, reason):
        with refusals.said() as attempt:
            advice_actions.rate(desk, found, 1 if thumb else -1, reason or None)
        if not attempt.refused:
            st.session_state[f"{key}_kept"] = (thumb, reason)
            st.toast("Thanks, kept with this variant.", icon=":material/check:")
