"""Placeholder of the first minutes."""

from coaching_lib.ui import frame, pickers

desk = frame.enter("overview")
filters = pickers.filters(desk)
