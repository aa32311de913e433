"""Outbox: every mail, what became of it, and what can be done about it."""

from coaching_lib.ui import frame, outbox_list, outbox_system

desk = frame.enter("outbox")
outbox_system.show(desk)
outbox_list.show(desk)
