"""A reader to be run as a process of its own: asks again and again and says what did not fit.

python tests/scores/reading.py FOLDER STOP_FILE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from coaching_lib.scores import ScoresFolder
from coaching_lib.settings import Settings

LAWS = """
    select
        (select count(*) from interaction) = (select sum(interactions) from agent_day)
        and (select count(*) from interaction) = (select count(distinct interaction_id) from interaction)
        and (select count(*) from score) = 8 * (select count(*) from interaction)
        and (select count(*) from score) = (select sum(applicable) from cube)
        and abs((select sum(points_lost) from cube) - (select sum(100 - score) from interaction)) < 1e-6
        and (select count(*) from load_interaction)
            = (select sum(interactions_new + interactions_changed + interactions_unchanged) from load_log)
"""


def is_whole(folder: ScoresFolder) -> bool:
    """Whether the current snapshot is consistent in itself."""
    cursor = folder.current().connection.cursor()
    cursor.execute("use scores")
    return bool(cursor.execute(LAWS).fetchone()[0])


if __name__ == "__main__":
    where, stop, asked = Path(sys.argv[1]), Path(sys.argv[2]), 0
    while not stop.exists():
        if not is_whole(ScoresFolder(where, Settings(data=where.parent, threads=1))):
            sys.stdout.write("a half state was read\n")
        asked += 1
        time.sleep(0.05)
    sys.stdout.write(f"asked {asked}\n")
