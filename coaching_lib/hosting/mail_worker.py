"""The thread of the app that sends mails, where a mail server is set."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

from coaching_lib.actions import mail
from coaching_lib.desk import Desk, open_desk
from coaching_lib.errors import CoachingError
from coaching_lib.settings import Settings

AGAIN_SECONDS = 30.0
log = logging.getLogger("coaching")


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """While the server runs: send mails. Of several processes one does, the others wait for their turn."""
    stop = Event()
    thread = start(Settings(), stop)
    try:
        yield
    finally:
        stop.set()
        if thread is not None:
            thread.join(timeout=1)


def start(settings: Settings, stop: Event) -> Thread | None:
    """Start the thread; None where no mail server is set."""
    if settings.smtp_host is None:
        return None
    thread = Thread(target=_send, args=(settings, stop), name="mail", daemon=True)
    thread.start()
    return thread


def _send(settings: Settings, stop: Event) -> None:
    """Send until the app stops; what a person must mend is logged and tried again later."""
    while not stop.is_set():
        try:
            mail.send_due(_desk(settings), stop, watch=True)
        except CoachingError as error:
            log.error("no mail leaves at present: %s %s", error.message, error.hint)
            stop.wait(AGAIN_SECONDS)


def _desk(settings: Settings) -> Desk:
    return open_desk(settings, datetime.now(UTC))
