"""A real Chromium against the real app on a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(address: str, server: subprocess.Popen, seconds: float = 60) -> None:
    """Return when the app answers; fail when it ends or stays silent."""
    for _ in range(int(seconds * 5)):
        assert server.poll() is None, "the app ended while starting"
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).read()
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the app did not answer within {seconds} s")


@contextmanager
def running_app(data: Path, today: str | None, **more: str) -> Iterator[str]:
    """The app over a data folder, as a process of its own; yields its address."""
    port = free_port()
    environment = {**os.environ, "COACHING_DATA": str(data), **more}
    if today:
        environment["COACHING_TODAY"] = today
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    log = open(data.parent / f"app-{port}.log", "wb")  # noqa: SIM115, PTH123
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        address = f"http://localhost:{port}"
        wait_until_healthy(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests, or a skip that says what to install."""
    if CHROMIUM is None:
        pytest.skip("No Chromium found: install Debian's package chromium to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
