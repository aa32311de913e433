"""The shared sets of real conversations load as they are, without a mapping."""

from __future__ import annotations

import pytest

TRUTH = (
    "select count(*), avg(overall_score), avg(handle_seconds), count(distinct agent_id) from stg_interaction"
)


@pytest.mark.parametrize(
    ("name", "interactions", "score", "handle", "agents", "turns"),
    [
        ("ubuntu_chat", 1311, 65.0993, 672.40, 125, 21654),
        ("social_care", 556, 47.8689, 51638.61, 191, 1296),
    ],
)
def test_a_real_set_loads_without_a_mapping(request, stage, name, interactions, score, handle, agents, turns):
    reading = stage.paths([request.getfixturevalue(name)])
    assert reading.report.refused == ()
    [found] = reading.rows(TRUTH)
    assert found == (interactions, pytest.approx(score, abs=5e-5), pytest.approx(handle, abs=5e-3), agents)
    assert reading.rows("select count(*) from stg_turn") == [(turns,)]
    layouts = {file.path: file.layout for file in reading.report.files if file.path.endswith(".csv")}
    assert layouts == {
        "agents.csv": "roster",
        "interactions.csv": "interactions",
        "interactions_extra.csv": "ignored",
        "rubric.csv": "rubric",
        "scores.csv": "long",
        "transcripts.csv": "transcripts",
    }


def test_both_real_sets_load_together(ubuntu_chat, social_care, stage):
    reading = stage.paths([ubuntu_chat, social_care])
    assert reading.report.refused == ()
    assert reading.rows("select count(*) from stg_interaction") == [(1311 + 556,)]
