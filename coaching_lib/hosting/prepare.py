"""Before the app starts: while there are no own scores, the fictional sample gets stores of its own."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from coaching_lib.actions.sample import load_sample
from coaching_lib.desk import Desk, open_desk
from coaching_lib.errors import CoachingError
from coaching_lib.settings import Settings, demo_of


def prepare(settings: Settings, now: datetime) -> str:
    """Fill `<data>/demo` with the sample unless own scores or a demo are there. Says what it did."""
    if _has_scores(open_desk(settings, now)):
        return f"Opening your own scores in {settings.data}."
    demo = open_desk(demo_of(settings), now)
    if _has_scores(demo):
        return f"No own scores yet: opening the fictional sample in {demo.settings.data}."
    load_sample(demo)
    return f"No own scores yet: the fictional sample was loaded into {demo.settings.data}."


def _has_scores(desk: Desk) -> bool:
    return desk.scores.current() is not None


def main() -> int:
    """Prepare the stores named by the environment; errors in words."""
    try:
        message = prepare(Settings(), datetime.now(UTC))
    except CoachingError as error:
        sys.stderr.write(f"{error.message} {error.hint}\n")
        return error.exit_code
    sys.stdout.write(message + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
