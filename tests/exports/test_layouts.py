"""Shapes of exports that are recognized by themselves."""

from __future__ import annotations

from datetime import date

from coaching_lib.exports.layouts import layouts

INTERACTIONS = (
    "interaction_id,agent_id,agent_name,team,channel,started_at,handle_seconds,overall_score\n"
    "C1,A1,Ann Abel,North,Phone,2026-01-02 10:00:00,300,50\n"
    "C2,A2,Bo Birk,South,chat,2026-01-03 11:30:00,90,100\n"
)
SCORES = (
    "interaction_id,behavior,points,max_points,passed\n"
    "C1,Greets,5,5,1\nC1,Verifies,0,10,0\nC1,Closes,,5,\nC2,Greets,5,5,1\nC2,Verifies,5,10,\n"
)
RUBRIC = "behavior,max_points,critical,rule\nGreets,5,no,Says hello\nVerifies,10,yes,Asks two questions\n"
ROSTER = "agent_id,agent_name,team,manager,email\nA1,Ann Abel,North,Mia May,ann@example.com\n"
TRANSCRIPTS = 'interaction_id,turn,speaker,text,seconds\nC1,1,Agent,"Hello, hi",0\nC1,2,customer,Hm,4\n'
EXTRA = "interaction_id,source_key,customer_thanked\nC1,x-1,0\nC2,x-2,1\n"
WIDE = (
    "Conversation ID,Agent,Date,QA Score,Greeting,ID check (10),Empathy,Comment\n"
    "1,Ann,2026-01-02,90,yes,10,80%,kept well\n"
    "2,Ann,2026-01-03,40,no,5,n/a,was short\n"
    "3,Bob,2026-01-04,70,yes,0,40%,\n"
)


def test_three_files_are_joined_on_the_interaction(stage):
    reading = stage({"interactions.csv": INTERACTIONS, "scores.csv": SCORES, "extra.csv": EXTRA})
    assert {file.path: file.layout for file in reading.report.files} == {
        "interactions.csv": "interactions",
        "scores.csv": "long",
        "extra.csv": "ignored",
    }
    assert reading.rows("select interaction_id, behavior, x, weight from result order by all") == [
        ("C1", "Closes", None, 5.0),
        ("C1", "Greets", 1.0, 5.0),
        ("C1", "Verifies", 0.0, 10.0),
        ("C2", "Greets", 1.0, 5.0),
        ("C2", "Verifies", 0.5, 10.0),
    ]


def test_an_unrelated_file_is_ignored_and_no_refusal(stage):
    reading = stage({"interactions.csv": INTERACTIONS, "extra.csv": EXTRA, "LICENSE.txt": "Free to use"})
    extra = reading.file("extra.csv")
    assert (extra.layout, extra.rows_read, extra.rows_skipped) == ("ignored", 2, 2)
    assert "additional attributes" in extra.why
    assert reading.file("LICENSE.txt").layout == "ignored"
    assert reading.report.refused == ()


def test_every_file_counts_its_lines_from_the_header(stage):
    reading = stage({"interactions.csv": INTERACTIONS, "scores.csv": SCORES})
    assert reading.rows("select line from stg_interaction order by line") == [(2,), (3,)]
    assert reading.rows("select line from result order by line") == [(2,), (3,), (4,), (5,), (6,)]


def test_behaviors_are_counted_met_missed_partial_and_not_applicable(stage):
    reading = stage({"interactions.csv": INTERACTIONS, "scores.csv": SCORES})
    counts = [
        (one.name, one.met, one.missed, one.partial, one.not_applicable)
        for one in reading.file("scores.csv").behaviors
    ]
    assert counts == [("Greets", 2, 0, 0, 0), ("Verifies", 0, 1, 1, 0), ("Closes", 0, 0, 0, 1)]


def test_rubric_and_roster_come_along(stage):
    files = {"i.csv": INTERACTIONS, "s.csv": SCORES, "rubric.csv": RUBRIC, "agents.csv": ROSTER}
    reading = stage(files)
    assert reading.rows("select behavior, weight, critical, guidance from stg_rubric order by all") == [
        ("Greets", 5.0, False, "Says hello"),
        ("Verifies", 10.0, True, "Asks two questions"),
    ]
    assert reading.rows("select agent_id, agent_name, email, team, manager from stg_agent") == [
        ("A1", "Ann Abel", "ann@example.com", "North", "Mia May")
    ]
    assert reading.rows("select distinct critical from result where behavior = 'Verifies'") == [(True,)]


def test_the_rubric_gives_weights_and_maxima_where_rows_have_none(stage):
    scores = "interaction_id,behavior,points\nC1,Greets,5\nC1,Verifies,5\nC2,Verifies,0\n"
    reading = stage({"i.csv": INTERACTIONS, "s.csv": scores, "rubric.csv": RUBRIC})
    assert reading.rows("select interaction_id, behavior, x, weight from result order by all") == [
        ("C1", "Greets", 1.0, 5.0),
        ("C1", "Verifies", 0.5, 10.0),
        ("C2", "Verifies", 0.0, 10.0),
    ]


def test_transcripts_keep_order_speaker_and_text(stage):
    reading = stage({"i.csv": INTERACTIONS, "t.csv": TRANSCRIPTS})
    assert reading.rows(
        "select interaction_id, turn, speaker, text, seconds from stg_turn order by turn"
    ) == [
        ("C1", 1, "agent", "Hello, hi", 0.0),
        ("C1", 2, "customer", "Hm", 4.0),
    ]


def test_one_long_file_describes_its_interactions(stage):
    reading = stage(
        {
            "long.csv": "call id,agent id,agent name,started at,criterion,result\n"
            "1,7,Ann,2026-01-02 10:00,Greets,met\n1,7,Ann,2026-01-02 10:00,Closes,n/a\n"
            "2,8,Bob,2026-01-03 10:00,Greets,missed\n"
        }
    )
    assert reading.rows(
        "select interaction_id, agent_id, agent_name, day, line from stg_interaction order by 1"
    ) == [
        ("1", "7", "Ann", date(2026, 1, 2), 2),
        ("2", "8", "Bob", date(2026, 1, 3), 4),
    ]
    assert reading.rows("select x from result order by line") == [(1.0,), (None,), (0.0,)]


def test_a_wide_file_has_one_column_per_behavior(stage):
    reading = stage({"wide.csv": WIDE})
    file = reading.file("wide.csv")
    assert (file.layout, file.interactions, file.agents) == ("wide", 3, 2)
    assert [one.name for one in file.behaviors] == ["Greeting", "ID check", "Empathy"]
    assert reading.rows("select behavior, x, weight from result order by line, behavior_no")[:3] == [
        ("Greeting", 1.0, None),
        ("ID check", 1.0, 10.0),
        ("Empathy", 0.8, None),
    ]
    assert reading.rows("select overall_score from stg_interaction order by line") == [(90,), (40,), (70,)]
    assert ("Comment", "") in file.columns
    assert ("Greeting", "behavior") in file.columns


def test_left_over_numbers_are_no_behaviors_beside_a_table_of_results(stage):
    interactions = INTERACTIONS.replace("overall_score", "overall_score,transferred").replace(
        "50\n", "50,1\n"
    )
    reading = stage({"i.csv": interactions.replace("100\n", "100,0\n"), "s.csv": SCORES})
    assert reading.file("i.csv").layout == "interactions"


def test_a_log_without_scores_loads(stage):
    reading = stage({"log.csv": "call id,agent,start time,duration\n1,Ann,2026-01-02 10:00,5:30\n"})
    assert reading.rows(
        "select agent_name, handle_seconds, overall_score, started_at::varchar from stg_interaction"
    ) == [("Ann", 330.0, None, "2026-01-02 10:00:00")]


def test_results_may_belong_to_interactions_loaded_earlier(tmp_path, stage):
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "s.csv").write_text(SCORES)
    reading = stage.paths([folder / "s.csv"])
    assert {row.reason for row in reading.report.refused} == {
        "no file of this load and no earlier import describes this interaction"
    }


def test_german_and_spanish_headers_are_known(stage):
    german = "Gesprächs-ID;Mitarbeiter;Datum;Kriterium;Punkte;Maximalpunkte\n1;Änne;31.12.2025;Gruß;4,5;5\n"
    spanish = "ID de llamada;Nombre del agente;Fecha;Criterio;Cumple\n1;Ana;2025-12-31;Saludo;sí\n"
    assert stage({"de.csv": german}).rows("select behavior, x from result") == [("Gruß", 0.9)]
    assert stage({"es.csv": spanish}).rows("select behavior, x from result") == [("Saludo", 1.0)]


def test_titles_above_and_totals_below_are_passed_over(stage):
    reading = stage(
        {"wide.csv": "Quality report,,,\nMarch 2026,,,\n\n" + WIDE + "Total,,,66.7,,,,\n,,,,,,,\n\n"}
    )
    file = reading.file("wide.csv")
    assert (file.rows_loaded, file.rows_skipped) == (3, 3)
    assert {entry.reason: entry.rows for entry in file.skipped} == {"total row": 1, "empty row": 2}
    assert reading.rows("select line from stg_interaction order by line") == [(5,), (6,), (7,)]


def test_delimiters_are_found_and_a_sep_line_is_obeyed(stage):
    for name, delimiter in {"semicolon": ";", "tab": "\t", "pipe": "|"}.items():
        reading = stage({f"{name}.csv": INTERACTIONS.replace(",", delimiter)})
        assert reading.report.files[0].delimiter == name
        assert reading.report.files[0].rows_loaded == 2
    assert stage({"sep.csv": "sep=;\n" + INTERACTIONS.replace(",", ";")}).report.rows_loaded == 2


def test_every_layout_has_a_name_and_a_place():
    names = [layout.name for layout in layouts()]
    assert {"long", "wide", "interactions", "transcripts", "roster", "rubric"} <= set(names)
    assert len(names) == len(set(names)) == len({layout.order for layout in layouts()})
