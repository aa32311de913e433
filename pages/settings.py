"""Settings: what an administrator decides for everybody."""

from coaching_lib.ui import frame, mail_settings, model_settings

desk = frame.enter("settings")
mail_settings.show(desk)
model_settings.show(desk)
