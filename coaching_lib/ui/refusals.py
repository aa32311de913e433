"""Errors said once, in words. Errors a person can act on stay on the page; bugs are logged under an id."""

from __future__ import annotations

import logging
import secrets
from types import TracebackType

import streamlit as st

from coaching_lib.errors import CoachingError
from coaching_lib.ui.text import safe

log = logging.getLogger("coaching")


def say(error: CoachingError) -> None:
    """Show what happened and what to do."""
    st.error(safe(error.message) + (f"  \n{safe(error.hint)}" if error.hint else ""), icon=":material/info:")


class said:
    """Around a form or an action: a CoachingError inside is shown and ends the block."""

    def __enter__(self) -> said:
        self.refused = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, CoachingError):
            self.refused = True
            say(error)
        return self.refused


class logged:
    """Around a whole page: a bug is logged with an id that the person sees, and the page ends there."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        name = secrets.token_hex(4)
        log.error("page failed, id %s", name, exc_info=error)
        st.error(
            f"Something went wrong on this page. Nothing was changed by it.  \n"
            f"Reload the page; if it happens again, report the id `{name}` from the log.",
            icon=":material/error:",
        )
        return True
