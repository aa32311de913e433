"""The mail of a plan: built here, filed here; who sends and when is decided by the actions."""

from coaching_lib.delivery.folder import file
from coaching_lib.delivery.links import plan_url
from coaching_lib.delivery.message import build, is_usable_address, message_id_of
from coaching_lib.delivery.parts import Author, PlanFacts, SharedPlan

__all__ = [
    "Author",
    "PlanFacts",
    "SharedPlan",
    "build",
    "file",
    "is_usable_address",
    "message_id_of",
    "plan_url",
]
