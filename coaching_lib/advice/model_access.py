"""How a model is reached: its name, address and key. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coaching_lib.advice.model_request import prompt_version

OWN_ADDRESS = {"openai": "https://api.openai.com/v1"}
"""Where the words go without COACHING_MODEL_URL, so that no variable of the environment leads elsewhere."""
NO_KEY = "none"
"""What a server without login gets; without it litellm would take a key from the environment."""


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
