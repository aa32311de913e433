"""An HTTP server that speaks the OpenAI protocol and plays every fault a model's server can have."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET_WORDS = "sk-verysecret and a whole transcript"
"""What a careless server repeats in its error texts; it must never reach a screen."""


@dataclass
class Heard:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class ModelServer:
    """A running server. `play` says what it does next; `heard` is what it was asked."""

    port: int
    play: str | Callable[[dict[str, Any]], str] = "good"
    """A fault's name, or what the model writes for a request."""
    heard: list[Heard] = field(default_factory=list)
    formats: tuple[str | None, ...] = ("json_schema", "json_object", None)
    """Response formats the server takes."""
    at_once: int = 0
    most_at_once: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address a client is given."""
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server on a free port of this machine, stopped at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    state = ModelServer(server.server_address[1])
    server.state = state
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def completion(text: str | None, **changes) -> dict[str, Any]:
    """A whole answer of the protocol. `changes`: finish_reason, message, choices, usage."""
    message = {"role": "assistant", "content": text, **changes.get("message", {})}
    choice = {"index": 0, "message": message, "finish_reason": changes.get("finish_reason", "stop")}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "played",
        "choices": changes.get("choices", [choice]),
        "usage": changes.get("usage", {"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790}),
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args) -> None:
        """Say nothing."""

    @property
    def state(self) -> ModelServer:
        """What the server is to play."""
        return self.server.state

    def do_POST(self) -> None:
        """Answer one request as played."""
        length = int(self.headers.get("content-length", 0))
        body = json.loads(self.rfile.read(length))
        self.state.heard.append(Heard(self.path, dict(self.headers), body))
        self.state.at_once += 1
        self.state.most_at_once = max(self.state.most_at_once, self.state.at_once)
        try:
            self._play(body)
        except OSError:
            self.close_connection = True  # the client has hung up
        finally:
            self.state.at_once -= 1

    def _play(self, body: dict[str, Any]) -> None:
        form = (body.get("response_format") or {}).get("type")
        if form not in self.state.formats:
            self._json(400, {"error": {"message": f"response_format {form} is not supported"}})
        elif callable(self.state.play):
            self._json(200, completion(self.state.play(body)))
        else:
            FAULTS[self.state.play](self)

    def _json(self, status: int, body: object, **headers: str) -> None:
        self._bytes(status, json.dumps(body).encode(), "application/json", **headers)

    def _bytes(self, status: int, data: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _error(self, status: int, kind: str, **headers: str) -> None:
        told = {"error": {"message": SECRET_WORDS, "type": kind, "code": kind}}
        self._json(status, told, **headers)

    def _drop(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "5000")
        self.end_headers()
        self.wfile.write(b'{"id": "chatcmpl-1", "choices": [')
        self.wfile.flush()
        self.connection.close()

    def _trickle(self) -> None:
        data = json.dumps(completion(GOOD)).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self._slowly(data)

    def _trickle_headers(self) -> None:
        self._slowly(b"HTTP/1.1 200 OK\r\nx-slow: " + b"y" * 4_000)

    def _slowly(self, data: bytes) -> None:
        for place in range(len(data)):
            self.wfile.write(data[place : place + 1])
            self.wfile.flush()
            if self.state.closing.wait(0.1):
                return

    def _wait(self) -> None:
        self.state.closing.wait(30)

    def _elsewhere(self) -> None:
        self._json(307, {}, location=self.state.elsewhere)


GOOD = json.dumps(
    {
        "evidence_turn_ids": ["t2", "t6"],
        "observation": "You named a fix before you knew what the customer saw.",
        "impact": "The customer may try the wrong thing and has to come back to us.",
        "say_instead": "What do you see on the screen right now?",
        "next_step": "If a customer tells you what broke this week, then ask what they see first.",
    }
)


def adviser(body: dict[str, Any]) -> str:
    """A model that does what it is told: names the agent's longer turns and says plain things."""
    told = json.loads(body["messages"][1]["content"])
    spoken = [turn for turn in told["turns"] if turn["speaker"] == "agent" and 40 <= len(turn["text"]) <= 140]
    first = {turn["contact"]: turn["id"] for turn in reversed(spoken)}
    return json.dumps(
        {
            "evidence_turn_ids": list(first.values())[:2],
            "observation": "You went on to the next step and left this out.",
            "impact": "The customer does not know where things stand and may have to ask again.",
            "say_instead": "Let me tell you what I see, and what we do next.",
            "next_step": "If a customer waits for your word this week, then say it before you go on.",
        }
    )


FAULTS: dict[str, Callable[[_Handler], None]] = {
    "good": lambda handler: handler._json(200, completion(GOOD)),
    "429": lambda handler: handler._error(429, "rate_limit_exceeded", retry_after="30"),
    "500": lambda handler: handler._error(500, "server_error"),
    "503 HTML": lambda handler: handler._bytes(503, b"<html><h1>Busy</h1></html>", "text/html"),
    "401": lambda handler: handler._error(401, "invalid_api_key"),
    "bad JSON": lambda handler: handler._bytes(200, b'{"id": "x", "choices": [', "application/json"),
    "not JSON": lambda handler: handler._bytes(200, b"Welcome to the portal", "text/plain"),
    "empty": lambda handler: handler._bytes(200, b"", "application/json"),
    "no choices": lambda handler: handler._json(200, completion(None, choices=[])),
    "refusal": lambda handler: handler._json(200, completion(None, message={"refusal": SECRET_WORDS})),
    "filter": lambda handler: handler._json(200, completion(GOOD, finish_reason="content_filter")),
    "5 MB": lambda handler: handler._json(200, completion(GOOD + " " * 5_000_000)),
    "wrong fields": lambda handler: handler._json(200, completion('{"advice": "be better"}')),
    "slow": _Handler._wait,
    "trickle": _Handler._trickle,
    "drop": _Handler._drop,
    "unknown model": lambda handler: handler._error(404, "model_not_found"),
    "trickled headers": _Handler._trickle_headers,
    "cut off": lambda handler: handler._json(200, completion(GOOD[:-30], finish_reason="length")),
    "calls a tool": lambda handler: handler._json(
        200,
        completion(
            None,
            finish_reason="tool_calls",
            message={
                "tool_calls": [
                    {"id": "1", "type": "function", "function": {"name": "send_mail", "arguments": "{}"}}
                ]
            },
        ),
    ),
    "filtered by policy": lambda handler: handler._error(400, "content_filter"),
    "too long for it": lambda handler: handler._error(400, "context_length_exceeded"),
    "no protocol": lambda handler: handler.connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "compressed": lambda handler: handler._bytes(
        200, b"\x1f\x8b" + b"0" * 50, "application/json", content_encoding="gzip"
    ),
}
"""The faults of the list first; each has to end with the playbook's words."""


def waited(since: float) -> float:
    """Seconds since a moment of the monotonic clock."""
    return time.monotonic() - since
