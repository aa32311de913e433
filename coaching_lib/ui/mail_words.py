"""What kinds and states of mails are called on screen, and what they mean."""

from __future__ import annotations

from coaching_lib.ui.text import plain

KINDS = {
    "plan": "Plan",
    "reminder": "Reminder",
    "cancel": "Withdrawal",
    "verdict": "Outcome",
    "digest": "Weekly digest",
    "kudos": "Praise",
    "test": "Test mail",
}
STATES = {
    "queued": ("waiting", "Waits to be sent."),
    "sending": ("being sent", "Is being sent at this moment."),
    "retry": ("not sent yet", "Could not be sent yet; it is tried again by itself."),
    "sent": ("sent", "Sent."),
    "uncertain": ("may have arrived", "May have arrived. Send it again only if the agent has not got it."),
    "failed": ("failed", "Could not be sent."),
    "filed": ("ready to send", "Open the file in your mail program, it is ready to send."),
    "cancelled": ("cancelled", "Cancelled."),
}
LOOKS = {
    "queued": (":material/schedule:", "gray"),
    "sending": (":material/outgoing_mail:", "blue"),
    "retry": (":material/update:", "orange"),
    "sent": (":material/check:", "green"),
    "uncertain": (":material/help:", "orange"),
    "failed": (":material/error:", "red"),
    "filed": (":material/draft:", "blue"),
    "cancelled": (":material/cancel:", "gray"),
}
AGAIN = ("uncertain", "failed", "cancelled", "retry")
"""States from which a person may send a mail again."""
OPEN = ("queued", "retry", "uncertain", "failed")
"""States in which a mail may be cancelled, or its address corrected."""
UNCERTAIN = (
    "The connection broke after the mail was handed over, so nobody knows whether it arrived. Ask the agent "
    "first: sent again, it may arrive twice."
)


def kind(name: str) -> str:
    """What a kind of mail is called."""
    return KINDS.get(name, plain(name))


def state(name: str) -> tuple[str, str]:
    """What a state is called, and what it means."""
    return STATES.get(name, (plain(name), plain(name)))


def look(name: str) -> tuple[str, str]:
    """Icon and color of a state; the word always stands beside them."""
    return LOOKS.get(name, (":material/mail:", "gray"))
