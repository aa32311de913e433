"""The wire to a model: one connection a call, cut at the deadline, at most 1 MB, and never sent elsewhere.

The environment's proxies are not used and redirects are not followed: what an admin saw as the address is
where the words go. httpx is imported only here, and only when a model is asked.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from threading import Timer

import certifi
import httpx

MOST_BYTES = 1_000_000
"""Of an answer; a model's is some hundreds of bytes."""

UNTIL: ContextVar[float] = ContextVar("until")
"""When the call of this thread has to be over, by the monotonic clock; unset: in 20 seconds."""
_SOON = 20.0


class Line(httpx.BaseTransport):
    """Opens a connection for each request and closes it with the answer, or at the deadline."""

    def __init__(self, ca_file: Path | None = None, proxy: str | None = None) -> None:
        self._verify = ssl.create_default_context(cafile=certifi.where())
        if ca_file is not None:
            self._verify.load_verify_locations(cafile=ca_file)
        self._proxy = proxy

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises: httpx.TransportError, also at the deadline."""
        left = time_left()
        one = httpx.HTTPTransport(verify=self._verify, trust_env=False, proxy=self._proxy)
        request.extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), left)}
        request.headers["accept-encoding"] = "identity"
        request.headers["connection"] = "close"
        alarm = Timer(left, one.close)
        alarm.daemon = True
        alarm.start()
        try:
            answer = one.handle_request(request)
        except BaseException:
            alarm.cancel()
            one.close()
            raise
        return httpx.Response(
            answer.status_code, headers=answer.headers, stream=_Bounded(answer.stream, one, alarm)
        )


class _Bounded(httpx.SyncByteStream):
    """The bytes of an answer as far as time and size allow."""

    def __init__(self, stream: object, line: httpx.HTTPTransport, alarm: Timer) -> None:
        self._stream, self._line, self._alarm = stream, line, alarm

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._stream:  # type: ignore[attr-defined]
            size += len(piece)
            if size > MOST_BYTES:
                raise httpx.ReadError("the answer is too long")
            if time_left() <= 0:
                raise httpx.ReadTimeout("the time is over")
            yield piece

    def close(self) -> None:
        self._alarm.cancel()
        self._line.close()


def client(ca_file: Path | None = None, proxy: str | None = None) -> httpx.Client:
    """A client whose every request goes over such a line."""
    return httpx.Client(transport=Line(ca_file, proxy), follow_redirects=False, trust_env=False)


def time_left() -> float:
    """Seconds until the deadline of this thread's call."""
    return max(UNTIL.get(time.monotonic() + _SOON) - time.monotonic(), 0.001)
