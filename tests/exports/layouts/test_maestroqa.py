"""MaestroQA: a folder of tables that are joined on their ids."""

from __future__ import annotations

FOLDER = {
    "answers.csv": (
        "answer_id,template_id,gradable_id,gradee_id,grader_id,answer_type,is_deleted,total_score,date_graded\n"
        "a1,t1,g1,u1,m1,grade,false,80,2026-01-10T10:00:00Z\n"
        "a2,t1,g2,u2,m1,grade,false,100,2026-01-11T10:00:00Z\n"
        "a3,t1,g2,u2,m1,calibration,false,0,2026-01-12T10:00:00Z\n"
        "a4,t1,g3,u1,m1,grade,true,0,2026-01-12T10:00:00Z\n"
        "a5,t1,g1,u1,m1,grade,false,50,2026-01-09T10:00:00Z\n"
    ),
    "question_scores.csv": (
        "answer_id,question_id,section_id,raw_score,normalized_score,is_na\n"
        "a1,q1,s1,1,50,false\na1,q2,s1,2,100,false\na1,q3,s2,0,0,false\na1,q4,s3,1,100,false\n"
        "a2,q1,s1,,,true\na2,q2,s1,2,100,false\n"
        "a3,q1,s1,0,0,false\na4,q1,s1,0,0,false\na5,q1,s1,0,0,false\n"
        "a9,q1,s1,0,0,false\n"
    ),
    "questions.csv": "question_id,section_id,template_id,question\nq1,s1,t1,Greets\nq2,s1,t1,Listens\n"
    "q3,s2,t1,Verifies the caller\nq4,s3,t1,Sings\n",
    "sections.csv": "section_id,template_id,name,weight,is_auto_fail,is_bonus\n"
    "s1,t1,Service,80,false,false\ns2,t1,Security,0,true,false\ns3,t1,Extra,10,false,true\n",
    "templates.csv": "template_id,name\nt1,Care form\n",
    "user_groups.csv": "user_id,user_name,group_id,group_name\nu1,Ann Abel,n,North\nu2,Bo Birk,s,South\n",
    "helpdesk_id_email.csv": "helpdesk_id,email\nu1,ann@example.com\n",
    "tickets.csv": "gradable_id,opened_at,closed_at\ng1,2026-01-08T09:00:00Z,2026-01-08T10:00:00Z\n",
}


def test_a_folder_is_joined_on_its_ids(stage):
    reading = stage(FOLDER)
    assert reading.rows(
        "select interaction_id, agent_id, agent_name, agent_email, team, rubric, overall_score, "
        "started_at::varchar, evaluation_id from stg_interaction order by 1"
    ) == [
        ("g1", "u1", "Ann Abel", "ann@example.com", "North", "Care form", 80.0, "2026-01-08 09:00:00", "a1"),
        ("g2", "u2", "Bo Birk", None, "South", "Care form", 100.0, "2026-01-11 10:00:00", "a2"),
    ]
    assert reading.rows("select interaction_id, behavior, x, weight, critical from result order by 1, 2") == [
        ("g1", "Greets", 0.5, 40.0, False),
        ("g1", "Listens", 1.0, 40.0, False),
        ("g1", "Verifies the caller", 0.0, 0.0, True),
        ("g2", "Greets", None, 40.0, False),
        ("g2", "Listens", 1.0, 40.0, False),
    ]


def test_calibration_deleted_and_older_answers_stay_out_with_their_scores(stage):
    reading = stage(FOLDER)
    answers, scores = reading.file("answers.csv"), reading.file("question_scores.csv")
    assert {entry.reason: entry.rows for entry in answers.skipped} == {
        "calibration": 1, "deleted": 1, "superseded evaluation": 1,
    }  # fmt: skip
    assert {entry.reason: entry.rows for entry in scores.skipped} == {
        "bonus": 1, "calibration": 1, "deleted": 1, "superseded evaluation": 1,
    }  # fmt: skip
    assert [(row.file, row.line, row.column) for row in reading.report.refused] == [
        ("question_scores.csv", 11, "answer_id")
    ]


def test_tables_that_only_name_others_are_accounted_for(stage):
    reading = stage(FOLDER)
    for name in ("questions.csv", "sections.csv", "user_groups.csv", "helpdesk_id_email.csv", "tickets.csv"):
        file = reading.file(name)
        assert file.layout == "maestroqa names"
        assert file.rows_read == file.rows_skipped == FOLDER[name].count("\n") - 1


def test_one_text_in_two_sections_of_a_form_is_two_behaviors(stage):
    questions = FOLDER["questions.csv"].replace("Verifies the caller", "Greets")
    reading = stage({**FOLDER, "questions.csv": questions})
    assert reading.rows("select behavior, x from result where interaction_id = 'g1' order by 1") == [
        ("Listens", 1.0),
        ("Security: Greets", 0.0),
        ("Service: Greets", 0.5),
    ]
    assert not any("another result" in row.reason for row in reading.report.refused)
