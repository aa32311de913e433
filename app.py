"""The app: one frame around every page. Start it with `make run`."""

from coaching_lib.ui import frame

frame.run()
