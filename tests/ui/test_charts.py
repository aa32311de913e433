import json

from coaching_lib.reports.answers.behaviors import AgentDot, TeamBehavior
from coaching_lib.ui.charts import team, team_words
from coaching_lib.ui.charts.swarm import BOTTOM, TOP, swarm


def dot(name: str, rate: float, standing: str = "usual") -> AgentDot:
    return AgentDot(f"id-{name}", name, 6, 12, rate, rate - 0.1, rate + 0.1, 0.6, 3.0, standing)


def behavior(name: str, *dots: AgentDot) -> TeamBehavior:
    return TeamBehavior(name, False, 100, 40.0, 0.6, 5.0, 4.6, False, dots)


ROWS = [
    behavior("Greets", dot("<b>Ana</b>", 0.4, "needs-coaching"), dot("Bo", 0.6)),
    behavior("Explains", dot("Cem", 0.9, "clearly-above")),
]


def test_every_agent_is_one_dot_that_knows_whom_to_open():
    drawing = team.figure(ROWS, "Greets", is_phone=False)
    ids = {point[0] for trace in drawing.data for point in (trace.customdata or []) if point[0]}
    assert ids == {"id-<b>Ana</b>", "id-Bo", "id-Cem"}


def test_a_name_with_tags_is_shown_and_not_obeyed():
    shown = [note.text for note in team.figure(ROWS, "Greets", is_phone=False).layout.annotations]
    assert "&lt;b&gt;Ana&lt;/b&gt;" in shown


def test_the_chosen_behavior_is_bold():
    shown = [note.text for note in team.figure(ROWS, "Explains", is_phone=False).layout.annotations]
    assert "<b>Explains</b>" in shown and "Greets" in shown


def test_a_phone_has_the_number_behind_the_name_and_no_bars():
    drawing = team.figure(ROWS, "Greets", is_phone=True)
    assert not [trace for trace in drawing.data if trace.type == "bar"]
    assert "<b>5.0</b>" in drawing.layout.annotations[0].text


def test_hovering_a_behavior_breaks_it_out_by_agents():
    shown = team_words.breakout(ROWS[0])
    assert "5.0 points lost per contact (+0.4 against the period before)" in shown
    mark = "<span style='color:#000003'>◆</span>"
    assert f"<b>40%</b>  &lt;b&gt;Ana&lt;/b&gt; {mark}  (6 of 12, 3.0 points)" in shown


def test_the_chart_carries_no_color_that_only_fits_one_theme():
    told = json.dumps(team.figure(ROWS, "Greets", is_phone=False).to_plotly_json()["layout"]["hoverlabel"])
    assert "#00000" in told


def test_dots_of_equal_rates_stand_apart_within_their_row():
    heights = swarm([0.5, 0.5, 0.5, 0.9])
    assert len(set(heights[:3])) == 3
    assert all(TOP <= height <= BOTTOM for height in swarm([0.5] * 40))
