"""The mail of a plan: right headers, the whole plan in it, harmless whatever names say."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import date
from email import policy
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_lib.delivery import Author, PlanFacts, addressed_to, plan_url, sent_by, unsent
from coaching_lib.delivery.quoting import mailed
from coaching_lib.errors import MailFailed
from tests.delivery.builders import AGENT, AUTHOR, FACTS, LINK, SharedPlan, html_of, mail, text_of

HOSTILE = "<img src=x onerror=alert(1)>\"'&</h1><script>"


class _Tags(HTMLParser):
    """Collects the tags and addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in {"href", "src", "background"}]


def reread(message):
    """The mail as another program reads it from the wire."""
    return email.message_from_bytes(message.as_bytes(), policy=policy.default)


def test_the_mail_goes_to_the_agent_and_a_reply_reaches_the_manager():
    read = reread(mail())
    assert read["To"] == "Anita Eriksen <anita.eriksen@example.com>"
    assert read["From"] == read["Reply-To"] == "Henrik Solberg <henrik.solberg@example.com>"
    assert read["Subject"] == "Coaching plan: Asks a diagnostic question"
    assert read["Auto-Submitted"] == "auto-generated"


def test_a_filed_mail_opens_unsent_and_a_sent_one_does_not():
    filed = email.message_from_bytes(unsent(mail().as_bytes()), policy=policy.default)
    assert filed["X-Unsent"] == "1"
    assert mail()["X-Unsent"] is None


def test_the_same_arguments_give_the_same_bytes():
    assert mail().as_bytes() == mail().as_bytes()
    assert mail()["Date"] == "Mon, 01 Jul 2024 09:30:00 +0000"
    assert mail()["Message-ID"] == "<m1@coaching.invalid>"


def test_without_a_link_the_whole_plan_is_in_the_mail_and_a_reply_answers():
    for said in (text_of(mail()), html_of(mail())):
        for part in (
            "25%",
            "6 of 24 contacts",
            "46%",
            "six weeks",
            "lightdm is the default",
            "Ask for one fact",
        ):
            assert part in said
        assert "Reply to this mail to answer Henrik Solberg." in said
        assert "Open my plan" not in said


def test_with_a_link_there_is_one_button_and_no_other_address():
    assert _Tags(html_of(mail(link=LINK))).links == [LINK]
    assert LINK in text_of(mail(link=LINK))
    assert _Tags(html_of(mail())).links == []


def test_the_page_has_no_picture_no_script_and_can_be_read_in_the_dark():
    html = html_of(mail(link=LINK))
    assert not _Tags(html).tags & {"img", "script", "link", "iframe", "form", "object"}
    assert "url(" not in html
    assert '<meta name="color-scheme" content="light dark">' in html


def test_quotes_are_set_as_quotes_and_heads_are_bold():
    html = html_of(mail())
    assert html.count("<blockquote") == 1
    assert "<strong>Try this.</strong> Ask for one fact first." in html


def test_hostile_names_and_texts_stay_text():
    plan = SharedPlan(behavior=HOSTILE, advice=f"{HOSTILE}\n\n“{HOSTILE}”")
    html = html_of(
        mail(plan, replace(AGENT, agent_name=HOSTILE), Author(HOSTILE, AUTHOR.email), link=LINK + '"><b>')
    )
    found = _Tags(html)
    assert not found.tags & {"img", "script", "b"}
    assert not [name for name in found.attributes if name.startswith("on")]
    assert found.links == [LINK + '"><b>']


def test_a_quote_within_a_sentence_stays_at_home_too_and_is_masked_where_it_may_leave():
    advice = "You said \u201ccall 0171 555 0199\u201d [wording changed] on Monday."
    assert mailed(advice, has_quotes=False, has_link=True) == (
        "You said [their words: see the plan] on Monday."
    )
    kept = mailed(advice, has_quotes=True, has_link=True)
    assert "0171" not in kept and kept.startswith("You said \u201ccall ")
    assert kept.endswith("\u201d [wording changed] on Monday.")
    assert mailed('Say: "I hear you."', has_quotes=False, has_link=True) == 'Say: "I hear you."'


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_name_can_add_a_header(behavior, name, author):
    evil = "\r\nBcc: victim@example.com\r\n"
    message = mail(
        SharedPlan(behavior=behavior + evil),
        replace(AGENT, agent_name=name + evil),
        Author(author + evil, AUTHOR.email),
    )
    read = reread(message)
    assert read["Bcc"] is None
    assert sorted(read.keys()) == sorted(mail().keys())
    assert [a.addr_spec for a in read["To"].addresses] == [AGENT.email]
    assert not read["To"].defects


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "anita",
        "anita@",
        "a b@example.com",
        "a@example.com\r\nBcc: x@example.com",
        "a@example.com, b@example.com",
        "Anita <a@example.com>",
        "ünïcode@example.com",
        "anita@localhost",
    ],
)
def test_an_unusable_address_is_refused_with_what_to_do(address):
    with pytest.raises(MailFailed, match="no e-mail address that can be used") as refused:
        mail(agent=replace(AGENT, email=address))
    assert "roster" in refused.value.hint


def test_without_an_author_the_mail_program_fills_in_its_own():
    message = mail(author=Author("You", None))
    assert message["From"] is None and message["Reply-To"] is None
    assert "Coaching plan from your manager" in text_of(message)


def test_a_message_id_of_strange_form_is_refused():
    assert mail(mail_id="a b\r\nBcc: x")["Message-ID"] == "<abBccx@coaching.invalid>"
    with pytest.raises(MailFailed):
        mail(mail_id="")


@pytest.mark.parametrize(
    ("met", "applicable", "goal", "said"),
    [
        (0, 24, 0.46, "Today: 0% (0 of 24 contacts)"),
        (6.5, 24, 0.46, "Today: 27% (6.5 of 24 contacts)"),
        (1, 1, 0.46, "Today: 100% (1 of 1 contact)"),
        (0, 0, 0.46, "Goal: 46% or more"),
        (24, 24, 1.0, "Goal: 100%\n"),
        (3, 24, 0.0, "Goal: 0% or more"),
    ],
)
def test_today_and_goal_read_well_at_the_edges(met, applicable, goal, said):
    message = mail(facts=PlanFacts(met, applicable, goal, FACTS.shared_on, FACTS.target_on))
    assert said in text_of(message)
    assert ("Today" in html_of(message)) == (applicable > 0)


def test_a_short_plan_is_told_in_days():
    message = mail(facts=replace(FACTS, target_on=date(2024, 7, 11)))
    assert "10 days" in html_of(message)


def test_every_line_is_short_enough_for_any_mail_server():
    long = SharedPlan(advice="word " * 3000)
    assert max(len(line) for line in mail(long).as_bytes().split(b"\r\n")) <= 998


def test_umlauts_and_other_scripts_arrive_as_they_are():
    read = reread(mail(SharedPlan(behavior="Begrüßt Kunden 你好"), replace(AGENT, agent_name="Jürgen Größe")))
    assert read["Subject"] == "Coaching plan: Begrüßt Kunden 你好"
    assert read["To"].addresses[0].display_name == "Jürgen Größe"
    assert "Hi Jürgen," in text_of(read)


def test_the_link_leads_to_the_plan_below_the_public_address():
    assert plan_url("https://coach.example.com/", "ab12") == LINK
    assert plan_url(None, "ab12") is None
    assert plan_url("  ", "ab12") is None
    assert (
        plan_url("https://c.example", "a&b=c/d") == "https://c.example/coaching_sessions?plan=a%26b%3Dc%2Fd"
    )


def test_an_address_is_corrected_and_nothing_else_changes():
    frozen = mail(SharedPlan(behavior="Begrüßt " * 30)).as_bytes()
    corrected = addressed_to(frozen, "anita@new.example.com")
    before, after = (email.message_from_bytes(each, policy=policy.default) for each in (frozen, corrected))
    assert after["To"] == "Anita Eriksen <anita@new.example.com>"
    assert sorted(after.keys()) == sorted(before.keys())
    assert after["Subject"] == before["Subject"]
    assert corrected.partition(b"\r\n\r\n")[2] == frozen.partition(b"\r\n\r\n")[2]
    with pytest.raises(MailFailed):
        addressed_to(frozen, "anita@example.com\r\nBcc: x@example.com")


def test_the_sending_account_stands_in_from_with_the_name_of_the_author():
    frozen = mail().as_bytes()
    sent = email.message_from_bytes(sent_by(frozen, "coach@example.com"), policy=policy.default)
    assert sent["From"] == "Henrik Solberg <coach@example.com>"
    assert sent["Reply-To"] == "Henrik Solberg <henrik.solberg@example.com>"
    assert sent_by(sent_by(frozen, "coach@example.com"), "coach@example.com") == sent_by(
        frozen, "coach@example.com"
    )
    without = mail(author=Author("You", None)).as_bytes()
    assert email.message_from_bytes(sent_by(without, "c@example.com"))["From"] == "c@example.com"
