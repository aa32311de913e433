"""Qualtrics Discover: documents with criteria, names of one's own mapped once, and utterances."""

from __future__ import annotations

import pytest

from coaching_lib.errors import ExportRefused, MappingNeeded
from coaching_lib.exports.remembered import remember

DOCUMENTS = (
    "Document ID,Document Date,Agent Name,Team,Channel,Care Score,Greets warmly,Confirms the fix,Sentiment\n"
    "d1,2026-01-02T10:00:00Z,Ann Abel,North,Call,75.5,pass,fail,positive\n"
    "d2,2026-01-03T10:00:00Z,Bo Birk,North,Chat,100,pass,–,neutral\n"
)
OWN = (
    "Doc Ref,Talked On,Who,Care Result,Warmth,Fix\n"
    "d1,02/01/2026,Ann Abel,75.5,pass,fail\n"
    "d2,03/01/2026,Bo Birk,100,pass,-\n"
)
ANSWER = """
[columns]
"Doc Ref" = "interaction_id"
"Talked On" = "date"
"Who" = "agent_name"
"Care Result" = "overall_score"
"Warmth" = "behavior column"
"Fix" = "behavior column"
[values]
date_order = "dmy"
"""
UTTERANCES = (
    "conversationId,conversationTimestamp,participantId,participantType,text\n"
    "d1,2026-01-02T10:00:00Z,p1,AGENT,Good morning\nd1,2026-01-02T10:00:05Z,p2,CLIENT,Hello\n"
)


def test_documents_are_scored_by_their_rubric(stage):
    reading = stage({"documents.csv": DOCUMENTS, "utterances.csv": UTTERANCES})
    file = reading.file("documents.csv")
    assert (file.layout, file.rows_loaded) == ("qualtrics discover", 2)
    assert reading.rows(
        "select interaction_id, agent_name, overall_score, rubric, started_at::varchar "
        "from stg_interaction order by 1"
    ) == [
        ("d1", "Ann Abel", 75.5, "Care", "2026-01-02 10:00:00"),
        ("d2", "Bo Birk", 100.0, "Care", "2026-01-03 10:00:00"),
    ]
    assert reading.rows("select interaction_id, behavior, x from result order by 1, 2") == [
        ("d1", "Confirms the fix", 0.0),
        ("d1", "Greets warmly", 1.0),
        ("d2", "Confirms the fix", None),
        ("d2", "Greets warmly", 1.0),
    ]
    assert reading.rows("select turn, speaker, text from stg_turn order by turn") == [
        (1, "agent", "Good morning"),
        (2, "customer", "Hello"),
    ]


def test_names_of_ones_own_are_mapped_once_and_then_remembered(stage, tmp_path):
    with pytest.raises(MappingNeeded):
        stage({"own.csv": OWN})
    answer, folder = tmp_path / "discover.toml", tmp_path / "mappings"
    answer.write_text(ANSWER)
    mapped = stage({"own.csv": OWN}, mapping=answer, mappings=folder)
    remember(folder, answer, [[name for name, _ in file.columns] for file in mapped.report.files])
    again = stage({"february.csv": OWN.replace("Doc Ref,Talked On", "Talked On,Doc Ref")}, mappings=folder)
    assert again.report.files[0].columns[0] == ("Talked On", "started_at")
    remembered = stage({"march.csv": OWN}, mappings=folder)
    for reading in (mapped, remembered):
        assert reading.report.files[0].mapping == "discover"
        assert reading.rows("select interaction_id, day::varchar, overall_score from stg_interaction") == [
            ("d1", "2026-01-02", 75.5),
            ("d2", "2026-01-03", 100.0),
        ]
        assert reading.rows("select behavior, x from result order by line, behavior") == [
            ("Fix", 0.0),
            ("Warmth", 1.0),
            ("Fix", None),
            ("Warmth", 1.0),
        ]


def test_other_headers_are_not_answered_by_a_remembered_mapping(stage, tmp_path):
    answer, folder = tmp_path / "discover.toml", tmp_path / "mappings"
    answer.write_text(ANSWER)
    remember(folder, answer, [OWN.splitlines()[0].split(","), ["agent", "team"]])
    assert (folder / "remembered.toml").read_text().count("discover.toml") == 1
    with pytest.raises(MappingNeeded):
        stage({"own.csv": OWN.replace("Warmth", "Tone")}, mappings=folder)


def test_a_damaged_list_of_mappings_is_said(stage, tmp_path):
    (tmp_path / "remembered.toml").write_text("not toml")
    with pytest.raises(ExportRefused, match="remembered mappings"):
        stage({"own.csv": OWN}, mappings=tmp_path)
