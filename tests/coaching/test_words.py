import re
from dataclasses import replace

import pytest

from coaching_lib.coaching import figures, words
from coaching_lib.coaching.effect import Effect
from coaching_lib.coaching.status import Evidence, Status, Verdict
from coaching_lib.coaching.target import Target
from coaching_lib.scoring.areas import UNEXPLAINED, Area
from tests.coaching.builders import rule

EFFECT = Effect(
    baseline_count=24,
    baseline_rate=0.33,
    usual_rate=0.4,
    usual_low=0.3,
    usual_high=0.5,
    expected_rate=0.34,
    peers=30,
    trend=0.1,
    carry_over=0.9,
    is_running=False,
    after_count=25,
    after_rate=0.6,
    effect=0.26,
    effect_low=-0.02,
    effect_high=0.5,
    own_change=0.2,
    own_low=0.0,
    own_high=0.4,
    probability_improved=0.9,
    goal_reached=False,
    more_needed=7,
)
AREA = Area(
    rank=1,
    behavior="Recap",
    applicable=24,
    missed=6.0,
    miss_rate=0.25,
    frequency=0.2,
    cost_per_miss=17.0,
    impact_points=3.4,
    peer_rate=0.9,
    evened_out_rate=0.8,
    rate_low=0.7,
    rate_high=0.88,
    expected_points_lost=2.8,
    need_probability=0.92,
    needs_coaching=True,
    more_needed=0,
)


def test_an_effect_reads_with_its_sign_range_and_a_true_minus():
    assert words.change_text(EFFECT) == "+26 points (\u22122 to +50)"


def test_a_running_effect_is_so_far():
    assert words.change_text(replace(EFFECT, is_running=True)) == "+26 points (\u22122 to +50) so far"


def test_an_unknown_effect_is_a_dash():
    assert words.change_text(replace(EFFECT, effect=None)) == "\u2013"


@pytest.mark.parametrize(
    ("rate", "text"),
    [(0.01, "+1 point"), (-0.01, "\u22121 point"), (0.004, "0 points"), (-0.004, "0 points")],
)
def test_small_changes_read_well(rate, text):
    assert figures.change(rate, rate, rate).startswith(text + " (")


def test_figures_read_as_people_write_them():
    assert figures.percent(0.456) == "46%"
    assert figures.one_decimal(-0.26) == "\u22120.3"
    assert figures.one_decimal(-0.01) == "0.0"
    assert figures.whole(1311) == "1,311"
    assert figures.whole(6.5) == "6.5"
    assert figures.whole(None) == figures.percent(None) == figures.one_decimal(None) == "\u2013"


@pytest.mark.parametrize(
    ("status", "evidence", "sentence"),
    [
        (Status.IMPROVEMENT, Evidence.CLEAR, "Clearly improved: +26 points (\u22122 to +50)."),
        (Status.IMPROVEMENT, Evidence.LIKELY, "Likely improved: +26 points (\u22122 to +50)."),
        (
            Status.ACTION_REQUIRED,
            Evidence.CLEAR,
            "No improvement of 10 points or more: +26 points (\u22122 to +50).",
        ),
        (
            Status.ACTION_REQUIRED,
            Evidence.NOT_ENOUGH,
            "Not enough evidence of an improvement: +26 points (\u22122 to +50). "
            "About 7 more scored contacts of that period would decide.",
        ),
        (
            Status.ACTION_REQUIRED,
            Evidence.NO_DATA,
            "No scored contacts in the period of this plan, so nothing can be said about it.",
        ),
        (
            Status.SHARED,
            Evidence.TOO_EARLY,
            "Too early to tell: +26 points (\u22122 to +50) after 25 contacts.",
        ),
    ],
)
def test_each_outcome_is_said_in_one_sentence(status, evidence, sentence):
    assert words.verdict_sentence(Verdict(status, evidence), EFFECT) == sentence


def test_too_few_contacts_are_counted():
    verdict = Verdict(Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH)
    after = words.verdict_sentence(verdict, replace(EFFECT, after_count=3))
    assert after == "Too few contacts during the plan to judge: 3 of 5."
    before = words.verdict_sentence(verdict, replace(EFFECT, baseline_count=0))
    assert before == "Too few contacts before the plan to judge: 0 of 5."


def test_every_note_has_a_sentence():
    codes = (
        "goal-reached goal-below-baseline rose-with-team held-while-team-fell worse-than-expected few-peers"
    )
    codes += " no-baseline overlap rubric-changed date-moved few-contacts never-applicable team-issue no-data"
    assert all(sentence.endswith(".") for sentence in words.note_sentences(codes.split()))


def test_a_plan_is_explained_with_its_own_numbers():
    text = words.plan_meaning(EFFECT, rule(0.8))
    for figure in ("15 of 25", "60%", "34%", "80%"):
        assert figure in text


def test_an_area_is_explained_with_its_own_numbers():
    text = words.area_meaning(AREA)
    for figure in ("6 of 24", "20%", "17.0", "3.4", "2.8", "80% (70% to 88%)", "90%", "92% sure"):
        assert figure in text


def test_an_undecided_area_says_what_would_tell():
    text = words.area_meaning(replace(AREA, needs_coaching=False, more_needed=7))
    assert "Not sure yet: 7 more scored contacts would tell." in text


def test_rows_without_figures_are_explained_too():
    assert "did" not in words.area_meaning(Area(None, UNEXPLAINED, impact_points=1.0))
    assert words.area_meaning(Area(None, "Hold", applicable=0)) == "It never applied in this period."
    assert "No scored contacts" in words.area_meaning(Area(None, "Hold", applicable=0, notes=("no-data",)))


def test_the_rule_can_be_read():
    text = " ".join(words.rule_sentences(rule(0.8)))
    for part in ("90 days", "7 days", "80% met", "95% certainty"):
        assert part in text


def test_a_capped_goal_says_why():
    target = Target(0.4, 0.82, 0.65, None, 0.5, 0.2, True, "capped")
    assert (
        words.target_sentence(target) == "Top quartile is 82%; 65% is what half of the agents reach by then."
    )


def test_no_sentence_shows_a_traceback_word():
    everything = [words.area_meaning(AREA), words.plan_meaning(EFFECT, rule()), *words.NOTES.values()]
    assert not re.search(r"\b(None|nan|NaN)\b|(?<=[ (])-\d", " ".join(everything))
