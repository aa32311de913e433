"""A plan mail as tests need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import EmailMessage

from coaching_lib.delivery import Author, PlanFacts, compose, message_id_of, plan_letter
from coaching_lib.people import Agent

ADVICE = """Why this one. It costs 9.5 points of your average.

From your contacts. On 28 June you wrote:
“@customer: lightdm is the default”

Try this. Ask for one fact first."""


@dataclass(frozen=True)
class SharedPlan:
    plan_id: str = "ab12"
    behavior: str = "Asks a diagnostic question"
    advice: str = ADVICE


AGENT = Agent("U1", "Anita Eriksen", "anita.eriksen@example.com", "Desk South")
AUTHOR = Author("Henrik Solberg", "henrik.solberg@example.com")
FACTS = PlanFacts(6.0, 24, 0.46, date(2024, 7, 1), date(2024, 8, 12))
LINK = "https://coach.example.com/coaching_sessions?plan=ab12"


def mail(plan=None, agent=AGENT, author=AUTHOR, facts=FACTS, link=None, mail_id="m1") -> EmailMessage:
    return compose(
        plan_letter(plan or SharedPlan(), agent, author, facts, link),
        agent,
        author,
        message_id=message_id_of(mail_id),
        sent_at=datetime(2024, 7, 1, 9, 30, tzinfo=UTC),
    )


def html_of(message: EmailMessage) -> str:
    return message.get_body(("html",)).get_content()


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()
