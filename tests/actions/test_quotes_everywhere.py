"""The law of quotes: whatever is typed, rated, refreshed or drafted, a quote is true or marked as altered."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching_lib.actions import plans
from coaching_lib.actions.advice import rate
from coaching_lib.actions.quoting import as_sent
from coaching_lib.advice.compose import written
from coaching_lib.advice.playbook import PARTS
from coaching_lib.advice.shape import blocks
from coaching_lib.advice.shelf import SHIPPED
from coaching_lib.advice.verify import ALTERED, marked
from coaching_lib.reports import plans as plan_report
from coaching_lib.reports.advice import draft, facts, variant_order
from coaching_lib.reports.quotes import check_quotes
from tests.conftest import TODAY, desk_over
from tests.reports.builders import load
from tests.reports.test_advice import ASK, CLOSE, EXPLAIN, RUBRIC, conversations

SAID = [text for contact in conversations() for _, text in contact.turns]
MARKS = "“”\"'„«» \n."
PIECES = st.one_of(st.text(alphabet=MARKS + "abc", max_size=12), st.sampled_from(SAID), st.text(max_size=20))
WHO = st.tuples(st.sampled_from(["a0", "a5"]), st.sampled_from([ASK, EXPLAIN, CLOSE]), st.integers(1, 3))


def _no_braces(text: str) -> str:
    """Braces are placeholders; the model's own checks keep them out."""
    return text.replace("{", "(").replace("}", ")")


SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = desk_over(tmp_path_factory.mktemp("law") / "data")
    roster = [
        {"agent_id": f"a{number}", "agent_name": f"Agent {number}", "email": f"a{number}@example.com"}
        for number in range(6)
    ]
    load(made, conversations(), RUBRIC, agents=roster)
    return made.__class__(**vars(made) | {"settings": made.settings.model_copy(update={"mail_quotes": True})})


@st.composite
def edits(draw, text: str) -> str:
    """The text after up to four cuts and insertions, most of them near a quote."""
    for _ in range(draw(st.integers(0, 4))):
        near = [at for at, char in enumerate(text) if char in "“”"] or [0]
        first = max(draw(st.sampled_from(near)) + draw(st.integers(-30, 30)), 0)
        last = first + draw(st.integers(0, 25))
        text = text[:first] + draw(PIECES) + text[last:]
    return text


def untrue(text: str) -> list[str]:
    """Everything that reads as a quote, was not said, and carries no mark. Written without our own check."""
    found = re.findall(r"“([^“”\n]*)”(?! \[wording changed\])", _unmarked_lines(text))
    found += [
        each.text for each in blocks(_unmarked_lines(text)) if each.kind == "quote" and "”" in each.text
    ]
    return [quote for quote in found if quote.strip() and not any(quote in said for said in SAID)]


def _unmarked_lines(text: str) -> str:
    """The text without the lines whose mark stands on the next one."""
    lines = text.split("\n")
    return "\n".join(
        line for line, after in zip(lines, [*lines[1:], ""], strict=True) if after.strip() != ALTERED
    )


@pytest.fixture(scope="module")
def known_facts(desk):
    return {(who, what): facts(desk, who, what) for who in ("a0", "a5") for what in (ASK, EXPLAIN, CLOSE)}


@pytest.fixture(scope="module")
def drafted(desk):
    """Drafts by agent, behavior and variant, each made once."""
    made = {}

    def of(who):
        if who not in made:
            made[who] = draft(desk, *who)
        return made[who]

    return of


@settings(SLOW, max_examples=150)
@given(st.data(), WHO)
def test_after_any_edit_every_quote_on_screen_and_as_it_is_sent_is_true_or_marked(desk, drafted, data, who):
    found = drafted(who)
    typed = data.draw(edits(found.text))
    places = tuple((quote.interaction_id, quote.turn) for quote in found.evidence)
    on_screen = marked(typed, check_quotes(desk, typed, found.text, places).altered)
    assert untrue(on_screen) == []
    assert as_sent(desk, typed, found) == on_screen


@settings(SLOW, max_examples=12)
@given(st.data(), WHO)
def test_the_mail_itself_holds_no_quote_that_is_neither_true_nor_marked(desk, drafted, data, who):
    found = drafted(who)
    mail = plans.preview(desk, _request(found, data.draw(edits(found.text))))
    lines = mail.get_body(("plain",)).get_content().replace("\r", "").replace("\n> ", "\n")
    assert untrue(lines.replace(f"\n\n{ALTERED}", f"\n{ALTERED}")) == []


@settings(SLOW, max_examples=6)
@given(WHO, st.sampled_from([-1, 1]), st.integers(1, 9))
def test_ratings_and_refreshes_bring_true_quotes_only(desk, who, thumb, step):
    agent_id, behavior, variant = who
    rate(desk, draft(desk, agent_id, behavior, variant), thumb)
    order = variant_order(desk, facts(desk, agent_id, behavior)).variants
    shown = draft(desk, agent_id, behavior, order[step % len(order)])
    assert untrue(shown.text) == []


@SLOW
@given(WHO, st.fixed_dictionaries({part: st.text(max_size=60).map(_no_braces) for part in PARTS}))
def test_whatever_a_model_writes_it_cannot_put_words_into_a_mouth(known_facts, who, parts):
    agent_id, behavior, variant = who
    known = known_facts[agent_id, behavior]
    shown = written(known, SHIPPED.find(behavior), variant, parts, "some model", "1")
    assert untrue(shown.text) == []


def test_an_altered_quote_is_marked_in_the_mail_and_flagged_again_in_the_plan(desk):
    found = draft(desk, "a0", ASK, 1)
    quote = next(each.text for each in found.evidence if not each.is_strength)
    typed = found.text.replace(quote, quote.replace("restart", "burn"))
    mail = plans.preview(desk, _request(found, typed)).get_body(("plain",)).get_content()
    assert ALTERED in mail
    plan_id = plans.share(desk, _request(found, typed))
    assert plan_report.plan(desk, plan_id).quotes.altered == (quote.replace("restart", "burn"),)


def test_an_unaltered_draft_is_sent_without_any_mark(desk):
    found = draft(desk, "a1", ASK, 2)
    mail = plans.preview(desk, _request(found, found.text)).get_body(("plain",)).get_content()
    assert ALTERED not in mail


def _request(found, typed: str) -> plans.ShareRequest:
    return plans.ShareRequest(
        agent_id=found.agent_id,
        behavior=found.behavior,
        advice=typed or "-",
        goal_rate=0.6,
        target_on=TODAY + timedelta(days=40),
        draft=found,
    )
