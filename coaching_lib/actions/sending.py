"""Sends what waits in the outbox: one mail at a time, and only one runner among all processes."""

from __future__ import annotations

import os
import random
import secrets
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

from coaching_lib import delivery
from coaching_lib.actions import mail_outcome
from coaching_lib.delivery import Account
from coaching_lib.desk import Desk
from coaching_lib.errors import StoreBusy
from coaching_lib.record import Connection, leases, sending
from coaching_lib.record import settings as kept
from coaching_lib.settings import Settings

LEASE = "mail"
bell = Event()
"""Rung when a mail was queued in this process, so that it leaves at once."""


class Turn(StrEnum):
    """What a runner found when it looked."""

    WORKED = "worked"
    IDLE = "idle"
    RESTING = "resting"
    """The mails of this minute are used up."""
    PAUSED = "paused"
    BUSY = "busy"
    """Another process sends the mails."""


@dataclass(frozen=True)
class Pace:
    """How fast and how patient a runner is; seconds."""

    per_minute: int = 30
    lease: float = 120.0
    idle: float = 5.0
    step: float = 10.0
    attempt: float = 15.0
    listen: float = 0.05


def pace_of(settings: Settings) -> Pace:
    """The pace the settings allow."""
    return Pace(per_minute=settings.mails_per_minute)


ENDS = (Turn.IDLE, Turn.PAUSED, Turn.BUSY)


class Runner:
    """The one who sends. `desk_now` gives the desk of this moment, over the own stores."""

    def __init__(self, desk_now: Callable[[], Desk], account: Account, pace: Pace) -> None:
        self.done: Counter[str] = Counter()
        """How many attempts ended how."""
        self._desk_now, self._account, self._pace = desk_now, account, pace
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._holds = False
        self._begun: deque[float] = deque()

    def run(self, stop: Event, watch: bool = False) -> Turn:
        """Send until nothing is due, or with `watch` until `stop` is set. Returns what ended it.

        Raises: StoreBusy, StoreDamaged; with `watch` a busy store is waited for.
        """
        try:
            while not stop.is_set():
                turn = self._turn_in_peace(watch)
                if turn in ENDS and not watch:
                    return turn
                self._wait(turn, stop)
            return Turn.IDLE
        finally:
            self._leave()

    def _turn_in_peace(self, watch: bool) -> Turn:
        try:
            return self.turn()
        except StoreBusy:
            if not watch:
                raise
            return Turn.IDLE

    def turn(self) -> Turn:
        """Look once, and send one mail where one is due. Where nothing is, nothing is written."""
        desk = self._desk_now()
        looked = self._look(desk)
        if looked is not None:
            return looked
        with desk.record.writing() as connection:
            fence = leases.take(connection, LEASE, self._name, self._pace.lease)
            if fence is None:
                return Turn.BUSY
            self._holds = True
            for lost in sending.expire(connection):
                mail_outcome.note(desk, connection, lost, "uncertain")
            sending.cancel_withdrawn(connection)
            if self._is_used_up(connection):
                return Turn.RESTING
            owner = f"{self._name}:{fence}"
            claimed = sending.claim(connection, owner, self._pace.lease)
        return self._attempt(desk, owner, claimed) if claimed else Turn.IDLE

    def _look(self, desk: Desk) -> Turn | None:
        """Why there is nothing to do; None: there is."""
        if not desk.record.exists():
            return Turn.IDLE
        with desk.record.reading() as connection:
            if not sending.has_work(connection):
                return Turn.IDLE
            if kept.read(connection, kept.MAIL_PAUSE):
                return Turn.PAUSED
            is_ours = leases.holder(connection, LEASE) in (None, self._name)
            return None if is_ours else Turn.BUSY

    def _attempt(self, desk: Desk, owner: str, claimed: sending.Claimed) -> Turn:
        self._begun.append(time.monotonic())
        attempt = delivery.send(
            self._account,
            claimed.to_addr,
            claimed.message,
            step_seconds=self._pace.step,
            attempt_seconds=self._pace.attempt,
            listen_seconds=self._pace.listen,
        )
        self.done[mail_outcome.settle(desk, claimed, owner, attempt, random.uniform(0.8, 1.2))] += 1
        return Turn.WORKED

    def _is_used_up(self, connection: Connection) -> bool:
        """Whether this minute had its mails; those of earlier runners count."""
        while self._begun and time.monotonic() - self._begun[0] > 60:
            self._begun.popleft()
        most = self._pace.per_minute
        return len(self._begun) >= most or sending.sent_within(connection, 60) >= most

    def _wait(self, turn: Turn, stop: Event) -> None:
        """Until the bell rings, a while is over, or somebody stops the runner."""
        if turn is Turn.WORKED:
            return
        self._leave()
        until = time.monotonic() + self._pace.idle
        while time.monotonic() < until and not stop.is_set():
            if bell.wait(min(0.5, self._pace.idle)) and turn is Turn.IDLE:
                break
        bell.clear()

    def _leave(self) -> None:
        """Give the lease back, so that another may send."""
        if self._holds:
            with suppress(StoreBusy), self._desk_now().record.writing() as connection:
                leases.release(connection, LEASE, self._name)
            self._holds = False
