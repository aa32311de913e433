"""What the app's server gets beside its pages: routes, and the thread that sends mails while it runs."""

from __future__ import annotations

from coaching_lib.hosting.mail_worker import lifespan
from coaching_lib.hosting.routes import routes

__all__ = ["lifespan", "routes"]
