"""My profile: what an agent tells colleagues about the own work and learning."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coaching_lib.actions.guards import moment
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed, PlanChanged
from coaching_lib.record import audit, profiles
from coaching_lib.record.profiles import Profile

TEXTS = ("job_role", "pronouns", "languages", "working_hours", "strengths", "learns_by")
LONGEST_TEXT = 2_000
LARGEST_PHOTO = 2 * 1024 * 1024


def save_profile(desk: Desk, new: Profile, seen_version: int) -> int:
    """Save the viewer's own profile; returns the new version. `photo_type` is found from the photo itself.

    Raises: NotAllowed (somebody else's profile), InvalidInput (text too long, no photo, unknown zone),
    PlanChanged (saved elsewhere since `seen_version`), StoreBusy.
    """
    if new.agent_id != own_id(desk):
        raise NotAllowed("Only the agent can change this profile.", "Ask the agent.")
    checked = _checked(new)
    with desk.record.writing() as connection:
        before = profiles.find(connection, new.agent_id)
        version = profiles.save(connection, checked, seen_version, moment(desk, connection))
        if version is None:
            raise PlanChanged(
                "Your profile was saved elsewhere first; this text is not saved yet.",
                "Compare both texts, then save again.",
                theirs=_as_text(before),
                yours=_as_text(checked),
            )
        subject = f"agent:{new.agent_id}" if desk.viewer.is_agent else new.agent_id
        audit.log(connection, desk.viewer.actor_id, "profile.save", subject, {"version": version})
    return version


def own_id(desk: Desk) -> str:
    """The id under which the viewer's own profile lies: the agent's, or the operator's in local mode."""
    return desk.viewer.agent_id or desk.viewer.actor_id


def photo_type(photo: bytes) -> str:
    """The kind of a photo, by its content.

    Raises: InvalidInput for anything but PNG, JPEG and WebP, or more than 2 MB.
    """
    if len(photo) > LARGEST_PHOTO:
        raise InvalidInput("The photo is larger than 2 MB.", "Choose a smaller one.")
    if photo.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if photo.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if photo[:4] == b"RIFF" and photo[8:12] == b"WEBP":
        return "image/webp"
    raise InvalidInput("This file is no photo the app can show.", "Choose a PNG, JPEG or WebP file.")


def _checked(new: Profile) -> Profile:
    texts: dict[str, Any] = {name: (getattr(new, name) or "").strip() or None for name in TEXTS}
    for name, text in texts.items():
        if text and len(text) > LONGEST_TEXT:
            label = name.replace("_", " ")
            raise InvalidInput(
                f"The text under {label} is longer than {LONGEST_TEXT} characters.", "Shorten it."
            )
    _check_zone(new.zone)
    return replace(new, **texts, photo_type=photo_type(new.photo) if new.photo else None)


def _check_zone(zone: str | None) -> None:
    try:
        ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        raise InvalidInput(f"There is no time zone {zone!r}.", "Write it as Europe/Oslo.") from None


def _as_text(profile: Profile) -> str:
    return "\n".join(f"{name.replace('_', ' ')}: {getattr(profile, name) or '-'}" for name in TEXTS)
