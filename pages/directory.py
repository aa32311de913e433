"""Placeholder of the first minutes."""

from coaching_lib.ui import frame, pickers

desk = frame.enter("directory")
filters = pickers.filters(desk)
