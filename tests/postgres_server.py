"""A real PostgreSQL server for one test run: made in a temporary folder, on a free port of this machine."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD = "qa_reader", "canary-7f3e-pass"
PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A running server with one database, `quality`."""

    port: int
    binaries: Path

    @property
    def url(self) -> str:
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/quality"

    @property
    def shown(self) -> str:
        return f"postgresql://127.0.0.1:{self.port}/quality"

    def run(self, sql: str, database: str = "quality") -> str:
        """Run statements as the owner of everything."""
        command = [
            self.binaries / "psql",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            USER,
            "-d",
            database,
        ]
        done = subprocess.run(
            [*command, "-v", "ON_ERROR_STOP=1", "-qAt"],
            input=sql,
            env={**os.environ, "PGPASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def binaries() -> Path:
    """Where the server's programs lie, or a skip that says what to do."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    on_path = shutil.which("postgres")
    if not found and on_path is None:
        pytest.skip("Install a PostgreSQL server (Debian: apt-get install postgresql) to run this test")
    return found[-1].parent if found else Path(str(on_path)).parent


def _as_user(folder: Path) -> Sequence[str]:
    """What runs a command as somebody else: the server refuses to run as root."""
    if os.geteuid() != 0:
        return ()
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, name)
    return ("setpriv", f"--reuid={name}", f"--regid={pwd.getpwnam(name).pw_gid}", "--clear-groups")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _options(folder: Path, port: int) -> list[str]:
    """In another zone than UTC, so that a test notices whose clock is asked."""
    settings = ["-c", "listen_addresses=127.0.0.1", "-c", "timezone=America/New_York"]
    return ["-D", str(folder / "data"), "-p", str(port), "-k", str(folder), "-F", *settings]


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, stop it by its own handle, leave nothing behind."""
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="coaching-postgres-"))
    become = _as_user(folder)
    secret = folder / "secret"
    secret.write_text(PASSWORD, encoding="utf-8")
    if become:
        shutil.chown(secret, pwd.getpwuid(folder.stat().st_uid).pw_name)
    made = ["-D", str(folder / "data"), "-U", USER, "--pwfile", str(secret), "-A", "scram-sha-256"]
    options = [*made, "-E", "UTF8", "--locale", "C", "--no-sync"]
    subprocess.run([*become, programs / "initdb", *options], check=True, capture_output=True, cwd=folder)
    running = Server(_free_port(), programs)
    process = subprocess.Popen(
        [*become, programs / "postgres", *_options(folder, running.port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(running, process)
        running.run("create database quality", "postgres")
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _await(running: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended at once"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", running.port)) == 0:
                ready = [running.binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(running.port), "-q"]
                if subprocess.run(ready, check=False).returncode == 0:
                    return
        time.sleep(0.05)
    raise AssertionError("the server did not start")
