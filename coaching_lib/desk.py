"""The desk: what every question and every action is handed. Who looks, which day it is, which stores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from coaching_lib.people import Viewer, local_viewer
from coaching_lib.record import Record
from coaching_lib.scores import ScoresFolder
from coaching_lib.settings import Settings


@dataclass(frozen=True)
class Desk:
    """Viewer, day, settings and both stores; passed to every report and action."""

    viewer: Viewer
    today: date
    settings: Settings
    scores: ScoresFolder
    record: Record

    def seen_as(self, viewer: Viewer) -> Desk:
        """The same desk for another viewer."""
        return replace(self, viewer=viewer)


def open_desk(settings: Settings, now: datetime, viewer: Viewer | None = None) -> Desk:
    """A desk over the stores in `settings.data`. Opens and creates nothing yet.

    `now` is an aware time; its day in the settings' zone is today unless `settings.today` says another.
    """
    today = settings.today or now.astimezone(settings.zone).date()
    return Desk(
        viewer=viewer or local_viewer(),
        today=today,
        settings=settings,
        scores=ScoresFolder(settings.data / "scores", settings),
        record=Record(settings.data / "record.sqlite"),
    )
