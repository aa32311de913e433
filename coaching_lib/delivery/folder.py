"""Filed mails: one .eml file per mail, whole or not there."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from coaching_lib.errors import MailFailed

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def file(message: bytes, folder: Path, mail_id: str) -> Path:
    """Write a mail to `folder`/`mail_id`.eml and return the path. Filing it again replaces it.

    The folder is made readable for its owner only (0700), the file too (0600).
    The name appears when the whole mail is on disk, never before.

    Raises: MailFailed for an id that is no plain file name, or when the disk refuses.
    """
    if not _PLAIN_ID.fullmatch(mail_id):
        raise MailFailed("The mail has no usable id and was not filed.")
    path = folder / f"{mail_id}.eml"
    try:
        _ensure_private(folder)
        _write_whole(message, path)
    except OSError as error:
        hint = "Free some space or correct the folder's owner, then file the mail again."
        raise MailFailed(f"The mail could not be filed in {folder}: {error.strerror}.", hint) from error
    return path


def _ensure_private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)


def _write_whole(message: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")  # created as 0600
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(message)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
