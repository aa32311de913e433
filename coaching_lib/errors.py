"""Every error a person can do something about.

    CoachingError(message, hint)
    ├── InvalidInput       a value that cannot be used: a goal outside 0-1, a date that is none
    ├── NotFound           no such thing, or not yours: both read the same
    ├── NotAllowed         the viewer's role does not include this action
    ├── ExportRefused      a file or folder cannot be understood or loaded; nothing was changed
    │   └── MappingNeeded  columns that must be named by a person before the file can be read
    ├── PlanChanged        somebody else saved first; carries both texts
    ├── PlanClosed         the plan is finished or withdrawn, so this can no longer be done to it
    ├── StoreBusy          another process is writing; nothing was saved
    ├── StoreDamaged       a store is missing, damaged, older or newer than this program
    └── MailFailed         a message could not be built or filed

Messages are sentences that say what happened; hints say what to do about it.
"""

from __future__ import annotations


class CoachingError(Exception):
    """Something a person can act on. `code` is the kebab-case name scripts see."""

    code = "refused"
    exit_code = 1

    def __init__(self, message: str, hint: str = "", *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code


class InvalidInput(CoachingError):
    """Raised when a value given by a person or script cannot be used."""

    code = "invalid-input"


class NotFound(CoachingError):
    """Raised when a thing does not exist, or is outside the viewer's scope."""

    code = "not-found"


class NotAllowed(CoachingError):
    """Raised when the viewer's role does not include the action."""

    code = "not-allowed"


class ExportRefused(CoachingError):
    """Raised when files cannot be understood or loaded; nothing was changed."""

    code = "export-refused"


class MappingNeeded(ExportRefused):
    """Raised when a person has to say which column is which."""

    code = "mapping-needed"


class PlanChanged(CoachingError):
    """Raised when somebody else saved the same text first. Carries both texts."""

    code = "plan-changed"

    def __init__(self, message: str, hint: str = "", *, theirs: str = "", yours: str = "") -> None:
        super().__init__(message, hint)
        self.theirs = theirs
        self.yours = yours


class PlanClosed(CoachingError):
    """Raised when a plan is finished or withdrawn and the action needs an open one."""

    code = "plan-closed"


class StoreBusy(CoachingError):
    """Raised when another process holds the store; nothing was saved."""

    code = "store-busy"
    exit_code = 4


class StoreDamaged(CoachingError):
    """Raised when a store is missing, damaged, or of another version than this program."""

    code = "store-damaged"
    exit_code = 4


class MailFailed(CoachingError):
    """Raised when a message could not be built or filed."""

    code = "mail-failed"
