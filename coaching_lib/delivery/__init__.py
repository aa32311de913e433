"""The mail itself: what it says, how it looks, how it is filed or sent; who and when, the actions decide."""

from coaching_lib.delivery.account import Account, account_of, sender_of
from coaching_lib.delivery.attempt import Attempt, Outcome
from coaching_lib.delivery.folder import file
from coaching_lib.delivery.headers import addressed_to, sent_by, unsent
from coaching_lib.delivery.invitation import Invitation, invitations
from coaching_lib.delivery.letters import plan_letter, trial_letter, verdict_letter, withdrawn_letter
from coaching_lib.delivery.link_keys import link_keys
from coaching_lib.delivery.links import LONGEST as LONGEST_LINK
from coaching_lib.delivery.links import PlanLink, link_url, plan_url
from coaching_lib.delivery.links import read as read_link
from coaching_lib.delivery.message import compose, is_usable_address, message_id_of, usable_address
from coaching_lib.delivery.parts import Author, Figure, Letter, PlanFacts, Row, SharedPlan
from coaching_lib.delivery.sender import send

__all__ = [
    "LONGEST_LINK",
    "Account",
    "Attempt",
    "Author",
    "Figure",
    "Invitation",
    "Letter",
    "Outcome",
    "PlanFacts",
    "PlanLink",
    "Row",
    "SharedPlan",
    "account_of",
    "addressed_to",
    "compose",
    "file",
    "invitations",
    "is_usable_address",
    "link_keys",
    "link_url",
    "message_id_of",
    "plan_letter",
    "plan_url",
    "read_link",
    "send",
    "sender_of",
    "sent_by",
    "trial_letter",
    "unsent",
    "usable_address",
    "verdict_letter",
    "withdrawn_letter",
]
