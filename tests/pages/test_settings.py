"""Settings: a model is off until an admin let it pass its exam. And the button on an agent's page."""

from __future__ import annotations

import json
import time

import pytest

from coaching_lib.actions import model_exam
from coaching_lib.reports import model as report
from tests.advice.model_server import adviser, model_server
from tests.pages.acting import buttons, desk_of, pressed, seen_by
from tests.pages.opening import alone, opened, words


@pytest.fixture
def server(hard, monkeypatch):
    """A model that does what it is told, configured for the app."""
    with model_server() as running:
        running.play = adviser
        monkeypatch.setenv("COACHING_MODEL", "openai/played")
        monkeypatch.setenv("COACHING_MODEL_URL", running.url)
        monkeypatch.setenv("COACHING_MODEL_SECONDS", "60")
        yield running


def switched_on(folder):
    """A desk whose model passed and is on."""
    desk = desk_of(folder)
    model_exam.examine(desk)
    model_exam.switch(desk, True)
    return desk


def agent_page():
    """The page of an agent with transcripts, cold."""
    return opened("agent", agent="a0")


def answered(app):
    """The page once the model has answered."""
    for _ in range(300):
        if "_model_cancel" not in {button.key for button in app.button}:
            return app
        time.sleep(0.2)
        app.run()
    raise AssertionError("the model never answered")


def test_without_a_model_the_page_says_what_to_do_and_nothing_is_sent(hard):
    app = opened("settings")
    assert "No model is configured" in words(app) and "nothing leaves this machine" in words(app)
    assert not app.exception
    assert "Ask the model" not in buttons(agent_page())


def test_the_page_opens_cold_and_over_empty_stores(nothing):
    assert "Model" in words(opened("settings"))
    assert not alone("settings").exception


def test_an_agent_is_taken_to_the_own_plans(hard):
    assert "No model is configured" not in words(seen_by("a0", "settings"))


def test_an_admin_examines_switches_on_and_off(server, hard):
    app = opened("settings")
    assert "Not examined yet: 4 of 5" in words(app)
    assert app.toggle[0].disabled
    app = pressed(app, "Start the exam")
    assert "5 of 5" in words(app) and not app.exception
    assert not report.state(desk_of(hard)).is_on
    app.toggle[0].set_value(True).run()
    assert report.state(desk_of(hard)).is_on
    app.toggle[0].set_value(False).run()
    assert not report.state(desk_of(hard)).is_on


def test_a_failed_exam_says_why_and_keeps_the_switch_closed(server, hard):
    server.play = "401"
    app = pressed(opened("settings"), "Start the exam")
    assert "0 of 5" in words(app) and "AuthenticationError 401" in words(app)
    assert app.toggle[0].disabled


def test_the_exact_request_is_shown_and_the_key_is_not(server, hard, monkeypatch):
    monkeypatch.setenv("COACHING_MODEL_KEY", "sk-hidden")
    app = opened("settings")
    shown = json.loads(app.code[0].value)
    assert shown["max_tokens"] == 500 and shown["messages"][0]["role"] == "system"
    assert "sk-hidden" not in str(app.main) and "set in the environment" in words(app)


def test_a_manager_asks_and_sees_the_models_words_then_the_playbooks_again(server, hard):
    switched_on(hard)
    app = agent_page()
    before = words(app)
    assert "Playbook, variant 1" in before
    app = answered(pressed(app, "Ask the model"))
    assert "Model openai/played, variant 1" in words(app)
    assert "You went on to the next step and left this out." in words(app)
    app = pressed(app, "Show the playbook's text")
    assert "Playbook, variant 1" in words(app)
    asked = len(server.heard)
    app = answered(pressed(agent_page(), "Ask the model"))
    assert "Model openai/played" in words(app) and len(server.heard) == asked


def test_a_fault_leaves_the_playbooks_text_with_a_small_reason(server, hard):
    switched_on(hard)
    server.play = "503 HTML"
    app = answered(pressed(agent_page(), "Ask the model"))
    assert "Playbook, variant 1" in words(app)
    assert "Playbook text: the model could not be asked (ServiceUnavailableError 503)" in words(app)
    assert "Ask the model again" in buttons(app)


def test_a_slow_model_blocks_nothing_and_can_be_cancelled(server, hard):
    switched_on(hard)
    server.play = "slow"
    app = pressed(agent_page(), "Ask the model")
    assert "Playbook, variant 1" in words(app)
    assert "Create a coaching link" in buttons(app)
    app = pressed(app, "Cancel")
    assert "Ask the model" in buttons(app)
