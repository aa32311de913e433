"""A generated load of any size, and a loader to be run (and killed) as a process of its own.

python tests/scores/generated.py FOLDER IMPORT_ID FIRST LAST
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.scores.load import LoadFacts, publish
from coaching_lib.settings import Settings

INTERACTIONS = """
    insert into stg_interaction by name
    select 0 as file_no, i as line, 'I' || i as interaction_id, 'A' || i % 50 as agent_id,
        'Team ' || i % 5 as team, 'chat' as channel, date '2026-01-01' + (i % 180)::integer as day,
        timestamp '2026-01-01' + interval (i % 180) day as started_at
    from range($first, $last) r(i)
"""
RESULTS = """
    insert into stg_result by name
    select 0 as file_no, 'I' || i as interaction_id, 'Behavior ' || b as behavior,
        case when hash(i, b, $import_id) % 5 = 0 then 0 else 1 end as x, b + 1 as weight
    from range($first, $last) r(i), range(8) s(b)
"""


def say(word: str) -> None:
    """Tell whoever started this process."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def load_range(folder: ScoresFolder, import_id: str, first: int, last: int) -> None:
    """Load interactions first to last - 1 with results that depend on the import."""
    with Staging(folder) as staging:
        staging.connection.execute(INTERACTIONS, {"first": first, "last": last})
        staging.connection.execute(RESULTS, {"first": first, "last": last, "import_id": import_id})
        say("staged")
        publish(folder, staging, LoadFacts(import_id, None, (), (), {}, datetime(2026, 7, 1, tzinfo=UTC)))
        say("published")


if __name__ == "__main__":
    where = Path(sys.argv[1])
    load_range(
        ScoresFolder(where, Settings(data=where.parent)), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    )
