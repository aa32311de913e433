"""How a model is reached: its name, address and key. Pure."""

from __future__ import annotations

import hashlib
import ipaddress
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from coaching_lib.advice.model_request import prompt_version

OWN_ADDRESS = {"openai": "https://api.openai.com/v1"}
"""Where the words go without COACHING_MODEL_URL, so that no variable of the environment leads elsewhere."""
NO_KEY = "none"
"""What a server without login gets; without it litellm would take a key from the environment."""
_NEAR = ("localhost", ".local", ".internal", ".lan", ".localhost")


class Secret(Protocol):
    """A value that is not printed."""

    def get_secret_value(self) -> str:
        """The value."""


class Configured(Protocol):
    """The settings a model is configured with."""

    @property
    def model(self) -> str | None: ...
    @property
    def model_url(self) -> str | None: ...
    @property
    def model_key(self) -> Secret | None: ...
    @property
    def model_api_version(self) -> str | None: ...
    @property
    def model_seconds(self) -> float: ...
    @property
    def model_ca_file(self) -> Path | None: ...
    @property
    def model_proxy(self) -> str | None: ...


@dataclass(frozen=True)
class Access:
    """A configured model. The key is never printed."""

    model: str
    """As litellm names it: provider/name."""
    url: str | None = None
    key: str | None = field(default=None, repr=False)
    api_version: str | None = None
    seconds: float = 20.0
    ca_file: Path | None = None
    proxy: str | None = None

    @property
    def provider(self) -> str:
        """The part of the name before the first stroke."""
        return self.model.partition("/")[0]

    @property
    def address(self) -> str | None:
        """Where the words go; None: to the provider's own address, which litellm knows."""
        return self.url or OWN_ADDRESS.get(self.provider)

    @property
    def trouble(self) -> str | None:
        """Why this model may not be asked; None: it may."""
        if self.provider == "azure" and not self.url:
            return "Azure needs an address: set COACHING_MODEL_URL."
        if (
            self.url
            and urlsplit(self.url).scheme != "https"
            and not _is_near(urlsplit(self.url).hostname or "")
        ):
            return "The address is plain http to another network: write https in COACHING_MODEL_URL."
        return None

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with the model, its address or the instructions."""
        told = json.dumps([self.model, self.address, self.api_version, prompt_version()])
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def arguments(self) -> dict[str, Any]:
        """What litellm is told about address and key."""
        given = {"api_base": self.address, "api_version": self.api_version, "api_key": self._key()}
        return {name: value for name, value in given.items() if value is not None}

    def _key(self) -> str | None:
        return self.key or (NO_KEY if self.address else None)


def access_of(settings: Configured) -> Access | None:
    """How the configured model is reached; None: none is configured."""
    if not settings.model:
        return None
    return Access(
        model=settings.model,
        url=settings.model_url,
        key=settings.model_key.get_secret_value() if settings.model_key else None,
        api_version=settings.model_api_version,
        seconds=settings.model_seconds,
        ca_file=settings.model_ca_file,
        proxy=settings.model_proxy,
    )


def _is_near(host: str) -> bool:
    """Whether a host is this machine or one of a private network."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_NEAR)
    return address.is_private or address.is_loopback
