"""The three configurations of the README reach a server, and no other address is reached by mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from coaching_lib.advice.drafters import ModelDrafter
from coaching_lib.advice.model_access import Access, access_of
from coaching_lib.settings import Settings
from tests.advice.model_builders import question
from tests.advice.model_server import model_server

README = Path(__file__).resolve().parents[2] / "README.md"
BLOCKS = re.findall(r"```\n((?:COACHING_MODEL\w*=\S+\n)+)```", README.read_text(encoding="utf-8"))
WORKED = [dict(line.split("=", 1) for line in block.splitlines()) for block in BLOCKS]


def configured(monkeypatch, names: dict[str, str]) -> Access | None:
    """The access that environment variables give."""
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    return access_of(Settings())


def test_there_are_three_worked_configurations():
    assert [block["COACHING_MODEL"].split("/")[0] for block in WORKED] == ["openai", "openai", "azure"]


@pytest.mark.parametrize("worked", WORKED, ids=["own server", "service", "azure"])
def test_each_configuration_of_the_readme_brings_a_draft(worked, monkeypatch):
    with model_server() as server:
        local = re.sub(r"https?://[^/]+", f"http://127.0.0.1:{server.port}", worked["COACHING_MODEL_URL"])
        asked = {**worked, "COACHING_MODEL_URL": local, "COACHING_MODEL_SECONDS": "120"}
        access = configured(monkeypatch, asked)
        assert access.trouble is None
        found = ModelDrafter(access).ask(question())
        assert found.draft is not None, found.reason
        heard = server.heard[0]
    key = worked.get("COACHING_MODEL_KEY", "none")
    sent = {name.lower(): value for name, value in heard.headers.items()}
    if worked["COACHING_MODEL"].startswith("azure/"):
        assert heard.path == "/openai/deployments/coaching/chat/completions?api-version=2024-10-21"
        assert sent["api-key"] == key
    else:
        assert heard.path == "/v1/chat/completions" and sent["authorization"] == f"Bearer {key}"
    assert heard.body["model"] == worked["COACHING_MODEL"].split("/")[1]


@pytest.mark.parametrize("worked", WORKED, ids=["own server", "service", "azure"])
def test_each_address_of_the_readme_is_allowed(worked, monkeypatch):
    assert configured(monkeypatch, worked).trouble is None


@pytest.mark.parametrize(
    ("model", "url", "is_allowed"),
    [
        ("openai/x", "http://models.example.com/v1", False),
        ("openai/x", "http://8.8.8.8/v1", False),
        ("openai/x", "http://10.0.0.7:8000/v1", True),
        ("openai/x", "http://ollama:11434/v1", True),
        ("openai/x", "http://gpu.internal/v1", True),
        ("openai/x", "http://[::1]:8080/v1", True),
        ("openai/x", "http://localhost.example.com/v1", False),
        ("azure/x", None, False),
        ("anthropic/x", None, True),
    ],
)
def test_plain_http_goes_to_this_machine_or_a_private_network_only(model, url, is_allowed):
    assert (Access(model, url).trouble is None) is is_allowed


def test_without_a_configured_model_there_is_no_access(monkeypatch):
    monkeypatch.delenv("COACHING_MODEL", raising=False)
    assert access_of(Settings()) is None


@pytest.mark.parametrize(
    ("name", "value"), [("model", "gpt"), ("model_url", "ftp://x"), ("model_seconds", 0)]
)
def test_a_setting_that_cannot_be_used_is_refused(name, value):
    with pytest.raises(ValidationError):
        Settings(**{name: value})


def test_the_key_is_never_printed():
    settings = Settings(model="openai/x", model_key="sk-secret")
    access = access_of(settings)
    assert access.key == "sk-secret"
    assert "sk-secret" not in repr(access) + str(settings) + json.dumps(settings.model_dump(mode="json"))


def test_another_model_address_or_version_needs_another_exam():
    one = Access("openai/x", "https://a.example/v1", "k1")
    assert one.fingerprint == Access("openai/x", "https://a.example/v1", "k2").fingerprint
    others = [
        Access("openai/y", one.url),
        Access("openai/x", "https://b.example/v1"),
        Access("openai/x", one.url, api_version="2"),
    ]
    assert len({access.fingerprint for access in (one, *others)}) == 4
