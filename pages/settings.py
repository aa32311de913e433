"""Settings: what an administrator decides for everybody."""

from coaching_lib.ui import frame, model_settings

desk = frame.enter("settings")
model_settings.show(desk)
