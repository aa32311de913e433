"""Mail: how long an attempt lasts at worst, what a click waits for, whether a crowd sends every mail once.

python -m benchmarks.mail [--mails 200] [--workers 4] [--clicks 20]

Servers on loopback: those of tests/delivery/servers.py, which hang where they are told to. Budgets of the
trust specification: an attempt ends within 15 s, a click within 300 ms; the copies are as many as the mails.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from coaching_lib import delivery
from coaching_lib.actions import plans
from coaching_lib.actions.sample import load_sample
from coaching_lib.delivery import Account
from coaching_lib.desk import Desk, open_desk
from coaching_lib.reports import outbox
from coaching_lib.settings import Settings
from tests.actions.posting import FAST, queued, runner, with_server
from tests.delivery.servers import Scripted

ATTEMPT_SECONDS, CLICK_SECONDS = 15.0, 0.3
TODAY = date(2026, 7, 1)


@contextmanager
def sample() -> Iterator[Desk]:
    """A desk over the loaded sample, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        settings = Settings(data=Path(room), today=TODAY)
        desk = open_desk(settings, datetime(2026, 7, 1, tzinfo=UTC))
        load_sample(desk)
        yield desk


def said(what: str, found: str, is_kept: bool) -> int:
    """Print one line; 1 where the budget was missed."""
    print(f"{what:52} {found:>28}  {'kept' if is_kept else 'MISSED'}", flush=True)
    return int(not is_kept)


def attempts() -> int:
    """One attempt against a server that hangs at each step, with the limits of the program."""
    missed = 0
    for step in ("connect", "ehlo", "rcpt", "data", "dot"):
        with Scripted(step, "hang") as server:
            began = time.perf_counter()
            found = delivery.send(server.account, "ann@example.com", b"Subject: x\r\n\r\nHello\r\n")
            spent = time.perf_counter() - began
        words = f"{spent:.1f} s, {found.outcome.value}"
        missed += said(f"an attempt, the server hangs at {step}", words, spent <= ATTEMPT_SECONDS)
    return missed


def clicks(number: int) -> int:
    """Sharing a plan while the mail server hangs: what the person waits for."""
    with sample() as desk, Scripted("connect", "hang") as server:
        busy = with_server(desk, server.account)
        spent = []
        for each in range(number):
            request = plans.ShareRequest(
                "A102", "Shows empathy", f"Name it, {each}.", 0.9, TODAY + timedelta(days=30 + each)
            )
            began = time.perf_counter()
            plans.share(busy, request)
            spent.append(time.perf_counter() - began)
    worst, middle = max(spent), statistics.median(spent)
    words = f"{1000 * middle:.0f} ms, at worst {1000 * worst:.0f}"
    return said(f"a plan is shared and its mail queued, {number} times", words, worst <= CLICK_SECONDS)


def crowd(mails: int, workers: int) -> int:
    """Several runners over one outbox: every mail once."""
    with sample() as desk, Scripted() as server:
        queued(desk, mails)
        began = time.perf_counter()
        _send_together(desk, server.account, mails, workers)
        spent = time.perf_counter() - began
        lines = [line for text in server.received for line in text.split(b"\r\n")]
        copies = Counter(line for line in lines if line.startswith(b"Message-ID"))
    total = sum(copies.values())
    words = f"{total} copies of {len(copies)}, {spent:.0f} s"
    return said(f"{workers} workers send {mails} mails", words, total == len(copies) == mails)


def _send_together(desk: Desk, account: Account, mails: int, workers: int) -> None:
    stop, pace = Event(), replace(FAST, idle=0.5)
    threads = [
        Thread(target=lambda: runner(desk, account, pace).run(stop, watch=True)) for _ in range(workers)
    ]
    for thread in threads:
        thread.start()
    while sum(mail.state == "sent" for mail in outbox.mails(desk)) < mails and threads[0].is_alive():
        time.sleep(0.5)
    stop.set()
    for thread in threads:
        thread.join()


def main() -> int:
    """Print every line; 1 where a budget was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--mails", type=int, default=200)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--clicks", type=int, default=20)
    asked = parser.parse_args()
    return min(1, attempts() + clicks(asked.clicks) + crowd(asked.mails, asked.workers))


if __name__ == "__main__":
    sys.exit(main())
