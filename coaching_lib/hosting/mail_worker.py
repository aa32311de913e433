"""The threads of the app that make mails which are due, and send them where a mail server is set."""

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
from coaching_lib.hosting import automatic
from coaching_lib.settings import Settings

AGAIN_SECONDS = 30.0
FIRST_LOOK_SECONDS, LOOK_SECONDS = 20.0, 900.0
log = logging.getLogger("coaching")


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """While the server runs: make the mails that are due, and send all. Of several processes one sends."""
    stop = Event()
    threads = [start_making(Settings(), stop), start(Settings(), stop)]
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            if thread is not None:
                thread.join(timeout=1)


def start_making(settings: Settings, stop: Event) -> Thread:
    """Start the thread that looks every quarter of an hour which mails are due by themselves."""
    thread = Thread(target=_make, args=(settings, stop), name="due mails", daemon=True)
    thread.start()
    return thread


def _make(settings: Settings, stop: Event) -> None:
    """Nothing is asked in the first seconds: a person who just started the app comes first."""
    wait = FIRST_LOOK_SECONDS
    while not stop.wait(wait):
        wait = LOOK_SECONDS
        try:
            automatic.make_due(_desk(settings))
        except CoachingError as error:
            log.error("mails that are due were not made: %s %s", error.message, error.hint)


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
