"""Every setting, read from the environment once (the only place that reads it)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one process; the environment variable is COACHING_ + the name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="COACHING_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data: Path = Path("data")
    """Folder that holds the scores, the record and the filed mails."""
    today: date | None = None
    """The day every status and window hangs on; unset: the real day in `timezone`."""
    timezone: str = "UTC"
    """Zone of days, deadlines and times without a zone."""
    public_url: str | None = None
    """Address under which agents reach the app; unset: mails carry the whole plan and no link."""
    na_mode: Literal["exclude", "pass"] = "exclude"
    """Not-applicable results: left out of the score, or counted as met."""
    auto_fail: Literal["zero", "keep"] = "zero"
    """A missed critical behavior: the interaction scores 0, or only its own weight is lost."""
    certain_clear: float = 0.95
    """Probability from which an improvement is called clear."""
    certain_likely: float = 0.80
    """Probability from which an improvement is called likely, and coaching is called needed."""
    memory_limit: str = "2GB"
    """Memory the scores store may use while loading."""
    threads: int = 2
    """Threads the scores store may use."""

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        ZoneInfo(value)
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The zone as an object."""
        return ZoneInfo(self.timezone)


def demo_of(settings: Settings) -> Settings:
    """The same settings over the sample's own stores in `<data>/demo`."""
    return settings.model_copy(update={"data": settings.data / "demo"})
