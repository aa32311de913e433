"""Published score snapshots: read by every process, replaced as a whole by a load."""

from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.snapshot import Snapshot
from coaching_lib.scores.staging import Staging

__all__ = ["ScoresFolder", "Snapshot", "Staging"]
