"""Keys that sign plan links: from the settings, else a file in the data folder made at the first need."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from coaching_lib.errors import MailFailed
from coaching_lib.settings import Settings

FILE = "link.key"


def link_keys(settings: Settings, make: bool = False) -> list[str]:
    """The keys, the one that signs first; older ones are still accepted. `make`: one, if there is none.

    Raises: MailFailed when the file cannot be read or written.
    """
    if settings.link_keys is not None:
        return [key.strip() for key in settings.link_keys.get_secret_value().split(",") if key.strip()]
    path = settings.data / FILE
    try:
        if make and not path.exists():
            _create(path)
        return path.read_text(encoding="ascii").split() if path.exists() else []
    except (OSError, UnicodeError) as error:
        raise MailFailed(
            f"The key of the links, {path}, cannot be used.", "Check its permissions."
        ) from error


def _create(path: Path) -> None:
    """Written whole and for the owner only; of two processes the first one's key stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
