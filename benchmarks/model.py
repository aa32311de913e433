"""Asking a model: how long every fault of a server takes to end, at a real deadline. One process.

python -m benchmarks.model [--seconds 20]

The faults of tests/advice/model_server.py, each asked once; each has to end without a draft within the
deadline and 0.6 s. Printed before: the import of litellm, and what a question of 24 long turns costs.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace

from coaching_lib.advice.drafters import ModelDrafter, warm_up
from coaching_lib.advice.exam import cases
from coaching_lib.advice.model_access import Access
from coaching_lib.advice.model_request import MOST_TURNS, Question
from coaching_lib.advice.redaction import Roster
from tests.advice.model_server import FAULTS, adviser, model_server

GRACE = 0.6


def long_question() -> Question:
    """24 turns of 600 characters with a name and a phone number in each, over a roster of 10,000."""
    question = cases()[0][1]
    roster = Roster(frozenset(f"Anna{number} Berg{number}" for number in range(10_000)))
    said = "Hello, this is Anna, call me on 0171 555 0199 about the router that does not come up. "
    turn = replace(question.turns[1], text=said * 7)
    return replace(question, roster=roster, turns=(turn,) * MOST_TURNS)


def ask(access: Access) -> tuple[float, str]:
    """Seconds of one call, and its reason; empty where a draft came."""
    began = time.perf_counter()
    found = ModelDrafter(access).ask(cases()[0][1])
    return time.perf_counter() - began, found.reason


def main() -> int:
    """Print every fault; 1 where one took too long or brought a draft."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20.0)
    seconds = parser.parse_args().seconds
    began = time.perf_counter()
    print(f"a question of {MOST_TURNS} turns: {len(long_question().content):,} characters", end=", ")
    print(f"{time.perf_counter() - began:.2f} s")
    missed = 0
    with model_server() as server:
        access = Access("openai/played", server.url, "k", seconds=seconds)
        began = time.perf_counter()
        warm_up(access)
        print(f"litellm imported: {time.perf_counter() - began:.1f} s")
        server.play = adviser
        waited, reason = ask(access)
        print(f"{'a good answer':20} {waited:6.2f} s  {reason or 'a draft'}")
        for fault in FAULTS:
            if fault == "good":
                continue
            server.play = fault
            waited, reason = ask(access)
            is_kept = bool(reason) and waited <= seconds + GRACE
            missed += not is_kept
            print(f"{fault:20} {waited:6.2f} s  {reason or 'a draft'}{'' if is_kept else '  MISSED'}")
    print(f"budget: every fault ends within {seconds + GRACE:g} s: {'missed' if missed else 'kept'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
