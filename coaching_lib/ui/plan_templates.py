"""A manager's own templates: begin a plan with one, or keep this one under a name."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import templates
from coaching_lib.actions.sharing import LONGEST_ADVICE
from coaching_lib.advice.shape import blocks
from coaching_lib.reports.plan_form import own_templates
from coaching_lib.ui import plan_draft, plan_items, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain

NAME, TEXT = "_template_name", "_template_text"
FILLED = "_template_filled"


def show(desk: PageDesk, behavior: str) -> None:
    """The popover with both ways."""
    box = st.popover(
        "Templates", icon=":material/bookmarks:", type="tertiary", key="_templates_open", on_change="rerun"
    )
    if not box.open:
        st.session_state.pop(FILLED, None)
        return
    with box:
        _apply(desk, behavior)
        _keep(desk, behavior)


def _apply(desk: PageDesk, behavior: str) -> None:
    kept = {each.template_id: each for each in own_templates(desk)}
    if not kept:
        st.caption("No templates yet. Keep this text below, and it can begin the next plan.")
        return
    fitting = sorted(kept, key=lambda each: kept[each].behavior != behavior)
    chosen = st.selectbox("Template", fitting, format_func=lambda each: plain(kept[each].name))
    template = kept[chosen]
    st.text(plain(template.advice))
    for item in template.items:
        st.caption(f":material/task_alt: {plain(item['text'])}")
    with st.container(horizontal=True):
        st.button("Add below the text", on_click=_take, args=(template.advice, template.items, desk, True))
        st.button("Replace the text", on_click=_take, args=(template.advice, template.items, desk, False))
        if st.button("Remove", type="tertiary", icon=":material/delete:", help="Forget this template"):
            with refusals.said():
                templates.forget(desk, chosen)
            st.rerun(scope="fragment")


def _take(advice: str, items: list[dict[str, object]], desk: PageDesk, is_added: bool) -> None:
    key = plan_draft.field("advice")
    if advice:
        st.session_state[key] = f"{st.session_state[key].rstrip()}\n\n{advice}" if is_added else advice
    plan_items.add_from(items, desk.today)


def _keep(desk: PageDesk, behavior: str) -> None:
    if not st.session_state.get(FILLED):
        st.session_state[TEXT], st.session_state[FILLED] = without_quotes(plan_draft.value("advice")), True
    st.markdown("**Keep as a template**")
    st.caption("Quotes are left out: a template goes to other agents. Take this agent's figures out as well.")
    name = st.text_input("Name", key=NAME, max_chars=templates.LONGEST_NAME)
    words = st.text_area("Text", key=TEXT, height=160, max_chars=LONGEST_ADVICE)
    if st.button("Keep the template", icon=":material/bookmark_add:", disabled=not name.strip()):
        with refusals.said() as attempt:
            templates.save(desk, name, words, plan_items.as_template(desk.today), behavior)
        if not attempt.refused:
            st.toast("Template kept.", icon=":material/check:")


def without_quotes(advice: str) -> str:
    """The paragraphs of a text, the quotes of contacts left out."""
    return "\n\n".join(block.text for block in blocks(advice) if block.kind != "quote")
