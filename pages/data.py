"""Placeholder of the first minutes."""

from coaching_lib.ui import frame, pickers

desk = frame.enter("data")
filters = pickers.filters(desk)
