"""Every setting, read from the environment once (the only place that reads it)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
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
    link_keys: SecretStr | None = None
    """Keys that sign plan links, separated by commas, the newest first; unset: a file in the data folder."""
    links_as_credentials: bool = False
    """Whether whoever opens a plan link counts as its agent, for this plan only; for apps without login."""
    smtp_host: str | None = None
    """Server that sends the mails; unset: mails are filed as .eml files that a mail program opens."""
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    """Its port; unset: 587, or 465 with TLS from the first byte."""
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """Encryption, the certificate always verified; `none` only for a relay on this machine."""
    smtp_user: str | None = None
    """Name of the account; unset: no login."""
    smtp_password: SecretStr | None = None
    """Password of the account."""
    smtp_password_file: Path | None = None
    """File that holds the password instead, read at every connection."""
    smtp_token_file: Path | None = None
    """File that holds an OAuth2 access token, kept fresh by another program; used instead of a password."""
    smtp_from: str | None = None
    """Address in From; unset: the account's name."""
    smtp_ca_file: Path | None = None
    """Certificates (PEM) to trust besides the system's, for an own relay."""
    mails_per_minute: int = Field(default=30, ge=1, le=6000)
    """Mails sent in a minute at most."""
    mail_quotes: bool = False
    """Whether a mail may carry customers' words; also a switch on the Settings page."""
    model: str | None = Field(default=None, pattern=r"^[\w.-]+/\S+$")
    """Model that may write drafts, as litellm names it (provider/name); unset: playbooks, no connection."""
    model_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    """Its address; unset: the provider's own."""
    model_key: SecretStr | None = None
    """Key for that address; unset: none is sent."""
    model_api_version: str | None = None
    """Version of the interface, for Azure."""
    model_seconds: float = Field(default=20.0, gt=0, le=120)
    """Seconds a draft may take; then the playbook's stands."""
    model_tokens_per_day: int = Field(default=200_000, ge=0)
    """Tokens all managers may use in a day."""
    model_tokens_per_manager: int = Field(default=50_000, ge=0)
    """Tokens one manager may use in a day."""
    model_ca_file: Path | None = None
    """Certificates (PEM) to trust besides the usual ones, for an own server."""
    model_proxy: str | None = None
    """Proxy on the way there; those of the environment are not used."""
    na_mode: Literal["exclude", "pass"] = "exclude"
    """Not-applicable results: left out of the score, or counted as met."""
    auto_fail: Literal["zero", "keep"] = "zero"
    """A missed critical behavior: the interaction scores 0, or only its own weight is lost."""
    certain_clear: float = 0.95
    """Probability from which an improvement is called clear."""
    certain_likely: float = 0.80
    """Probability from which an improvement is called likely, and coaching is called needed."""
    target_score: float | None = Field(default=None, gt=0, le=100)
    """Average QA score that every agent should reach; the Overview names who is surely below. Unset: none."""
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
    """The same settings over the sample's own stores in `<data>/demo`; invented people get no mail."""
    return settings.model_copy(update={"data": settings.data / "demo", "smtp_host": None})
