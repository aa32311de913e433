"""Settings: what an administrator decides for everybody."""

from coaching_lib.ui import frame, mail_settings, model_settings, playbook_editor

desk = frame.enter("settings")
mail_settings.show(desk)
playbook_editor.show(desk)
model_settings.show(desk)
