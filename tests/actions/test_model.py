"""A model is asked only where an admin allowed it, within its budget, and once per question."""

from __future__ import annotations

import json
from concurrent.futures import wait

import pytest
from sqlalchemy import select

from coaching_lib.actions import advice as advice_actions
from coaching_lib.actions import model, model_exam
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.people import Role, Viewer, agent_viewer
from coaching_lib.record import audit
from coaching_lib.record.tables import advice_draft, model_answer, model_use
from coaching_lib.reports import model as model_report
from tests.advice.model_server import adviser, model_server

AGENT, BEHAVIOR = "A104", "Asks diagnostic questions"
NAME, TEAM = "Jonas Weidmann", "Harbor"


@pytest.fixture
def server():
    """A server with a model that does what it is told."""
    with model_server() as running:
        running.play = adviser
        yield running


@pytest.fixture
def configured(sample_desk, server):
    """The sample with that model configured, not examined yet."""
    return with_settings(sample_desk, model="openai/played", model_url=server.url, model_seconds=120.0)


@pytest.fixture
def switched_on(configured, server):
    """The sample with that model examined and switched on."""
    model_exam.examine(configured)
    model_exam.switch(configured, True)
    server.heard.clear()
    return configured


def with_settings(desk, **changes):
    """The same desk with other settings."""
    return desk.__class__(**{**vars(desk), "settings": desk.settings.model_copy(update=changes)})


def asked_about(desk, variant: int = 1, agent_id: str | None = None):
    """The question about the first agent of the sample with a transcript to read."""
    return model_report.question(desk, agent_id or AGENT, BEHAVIOR, variant)


def rows(desk, table):
    with desk.record.reading() as connection:
        return connection.execute(select(table)).all()


def test_a_model_is_off_until_it_is_configured_examined_and_switched_on(sample_desk, server):
    assert model.ask(sample_desk, asked_about(sample_desk)).reason == "no model is switched on"
    desk = with_settings(sample_desk, model="openai/played", model_url=server.url, model_seconds=120.0)
    assert model.ask(desk, asked_about(desk)).reason == "no model is switched on"
    with pytest.raises(InvalidInput, match="not passed"):
        model_exam.switch(desk, True)
    assert server.heard == []
    model_exam.examine(desk)
    assert model.ask(desk, asked_about(desk)).reason == "no model is switched on"
    model_exam.switch(desk, True)
    assert model.ask(desk, asked_about(desk)).draft is not None
    model_exam.switch(desk, False)
    assert model.ask(desk, asked_about(desk)).draft is None


def test_another_model_or_address_is_off_again(switched_on, server):
    for changes in ({"model": "openai/other"}, {"model_url": server.url + "/"}):
        other = with_settings(switched_on, **changes)
        assert not model_report.state(other).is_on and model_report.state(other).exam is None
    assert model_report.state(switched_on).is_on


def test_a_model_that_fails_its_exam_is_switched_off(switched_on, server):
    server.play = "500"
    found = model_exam.examine(switched_on)
    assert sum(case.has_passed for case in found) == 0
    state = model_report.state(switched_on)
    assert not state.is_on and state.exam.passed == 0 and "500" in state.exam.reasons[0]


def test_the_same_question_is_paid_once(switched_on, server):
    first = model.ask(switched_on, asked_about(switched_on))
    again = model.ask(switched_on, asked_about(switched_on))
    assert len(server.heard) == 1
    assert again.is_kept and again.draft == first.draft
    assert len(rows(switched_on, model_answer)) == 1
    model.ask(switched_on, asked_about(switched_on, variant=2))
    assert len(server.heard) == 2


def test_the_same_question_that_is_being_asked_is_not_asked_again(switched_on, server):
    calls = [model.begin(switched_on, asked_about(switched_on)) for _ in range(5)]
    wait(calls)
    assert len(server.heard) == 1
    assert len({call.result().draft.text for call in calls}) == 1


def test_an_answer_that_breaks_a_rule_is_not_kept_and_costs_its_tokens(switched_on, server):
    server.play = lambda body: json.dumps(
        {**json.loads(adviser(body)), "impact": "It costs us 12 points now."}
    )
    found = model.ask(switched_on, asked_about(switched_on))
    assert found.draft is None and "digits" in found.reason
    assert rows(switched_on, model_answer) == []
    assert [(use.tokens, use.outcome) for use in rows(switched_on, model_use)][-1] == (790, "refused")


def test_the_budget_of_the_day_is_never_passed(switched_on, server):
    spent = model_report.use(switched_on).spent
    desk = with_settings(switched_on, model_tokens_per_manager=spent + 10)
    assert model.ask(desk, asked_about(desk)).reason == "the tokens of today are used up"
    desk = with_settings(switched_on, model_tokens_per_day=spent + 10)
    assert model.ask(desk, asked_about(desk)).reason == "the tokens of today are used up"
    assert server.heard == []
    with pytest.raises(InvalidInput, match="used up"):
        model_exam.examine(desk)


def test_calls_at_the_same_time_share_one_budget(switched_on, server):
    cost = model._estimate(asked_about(switched_on))
    spent = model_report.use(switched_on).spent
    desk = with_settings(switched_on, model_tokens_per_day=spent + 2 * cost + 10)
    calls = [model.begin(desk, asked_about(desk, variant)) for variant in range(1, 6)]
    wait(calls)
    refused = [call.result() for call in calls if "used up" in call.result().reason]
    assert len(refused) + len(server.heard) == 5
    assert model_report.use(desk).spent <= spent + 2 * cost + 10


def test_what_a_server_says_about_tokens_is_believed_only_where_it_is_a_count(switched_on, server):
    server.play = "500"
    model.ask(switched_on, asked_about(switched_on))
    assert rows(switched_on, model_use)[-1].tokens == 0
    server.play = "slow"
    desk = with_settings(switched_on, model_seconds=0.3)
    model.ask(desk, asked_about(desk))
    assert rows(desk, model_use)[-1].tokens > 500


def test_only_managers_ask_about_their_own_agents(switched_on):
    question = asked_about(switched_on)
    with pytest.raises(NotAllowed):
        model.ask(switched_on.seen_as(agent_viewer(AGENT, "Amara")), question)
    stranger = Viewer("Mia", frozenset({Role.MANAGER}), teams=frozenset({"Nobody's"}))
    with pytest.raises(NotFound):
        model.ask(switched_on.seen_as(stranger), question)
    with pytest.raises(NotFound):
        asked_about(switched_on.seen_as(stranger))
    with pytest.raises(NotAllowed):
        asked_about(switched_on.seen_as(agent_viewer(AGENT, "Amara")))


@pytest.mark.parametrize("viewer", [agent_viewer(AGENT, "Amara"), Viewer("Mia", frozenset({Role.MANAGER}))])
def test_only_an_admin_examines_and_switches(configured, server, viewer):
    with pytest.raises(NotAllowed):
        model_exam.examine(configured.seen_as(viewer))
    with pytest.raises(NotAllowed):
        model_exam.switch(configured.seen_as(viewer), False)
    assert server.heard == []


def test_exam_switch_and_drafts_leave_a_trace_without_texts(switched_on):
    model.ask(switched_on, asked_about(switched_on))
    with switched_on.record.reading() as connection:
        found = audit.entries(connection)
    assert [entry.action for entry in found][-3:] == ["model.exam", "model.switch", "advice.model"]
    assert AGENT not in json.dumps([[entry.subject, dict(entry.data)] for entry in found])


def test_a_draft_by_a_model_keeps_where_it_came_from(switched_on):
    draft = model.ask(switched_on, asked_about(switched_on)).draft
    advice_actions.rate(switched_on, draft, 1)
    (kept,) = rows(switched_on, advice_draft)
    assert (kept.source, kept.model, kept.prompt_version) == ("model", "openai/played", draft.edition)
    assert kept.evidence == [[quote.interaction_id, quote.turn] for quote in draft.evidence]


def test_nothing_about_the_agent_leaves_the_sample(switched_on, server):
    model.ask(switched_on, asked_about(switched_on))
    told = server.heard[0].body["messages"][1]["content"]
    assert (
        json.loads(model_report.request(switched_on, asked_about(switched_on)))["messages"][1]["content"]
        == told
    )
    for name in (*NAME.split(), AGENT, TEAM):
        assert name not in told
