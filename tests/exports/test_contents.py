"""Columns whose names say nothing are told by what they hold, and what stays open is asked, never guessed."""

from __future__ import annotations

import random

import pytest

from coaching_lib.exports.asking import ColumnsOpen

NAMES = ("Ann Abel", "Bo Birk", "Cem Demir", "Dora Ek", "Eva Fink")
TOPICS = ("billing", "delivery", "refund")
AGENTS = {name: f"A-{number:03}" for number, name in enumerate(NAMES, start=1)}


def table(head: str, rows: list[list[object]]) -> str:
    return "\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n"


def day(number: int) -> str:
    return f"2026-03-{1 + number % 28:02} 10:{number % 60:02}"


def wide(head: str, rows: int = 40, seed: int = 1) -> str:
    """id, agent id, agent, topic, time, length, three verdicts, total, comment."""
    rng = random.Random(seed)
    lines = []
    for number in range(rows):
        name = NAMES[number % 5]
        x = [rng.random() < 0.7 for _ in range(3)]
        total = 50 * x[0] + 30 * x[1] + 20 * x[2]
        verdicts = ["yes" if each else "no" for each in x]
        lines.append(
            [f"C{1000 + 7 * number}", AGENTS[name], name, rng.choice(TOPICS), day(number),
             f"0:{rng.randrange(1, 9):02}:{rng.randrange(60):02}", *verdicts, total,
             "kept calm " + "".join(rng.choices("abcdefgh", k=9))]
        )  # fmt: skip
    return table(head, lines)


def long(head: str, interactions: int = 12) -> str:
    """id, agent, time, behavior, points, maximum."""
    lines = [
        [f"K{number:04}", NAMES[number % 4], day(number), behavior, (number + place) % 3 * 5, 10]
        for number in range(interactions)
        for place, behavior in enumerate(("Greets", "Verifies", "Closes well"))
    ]
    return table(head, lines)


OPAQUE = "xq1,xq2,xq3,xq4,xq5,xq6,xq7,xq8,xq9,xq10,xq11"
FINNISH = (
    "Puhelun tunnus,Asiakaspalvelijan koodi,Asiakaspalvelija,Aihe,Alkoi,Kesto,Tervehtii,Tunnistaa,Kiittää,"
    "Yhteensä,Huomautus"
)


@pytest.mark.parametrize("head", [OPAQUE, FINNISH])
def test_a_wide_export_with_unknown_headers_is_told_by_its_contents(stage, head):
    reading = stage({"export.csv": wide(head)})
    file = reading.report.files[0]
    assert (file.layout, file.interactions, file.agents) == ("wide", 40, 5)
    assert [field for _, field in file.columns] == [
        "interaction_id", "agent_id", "agent_name", "", "started_at", "handle_seconds",
        "behavior", "behavior", "behavior", "overall_score", "",
    ]  # fmt: skip
    assert reading.rows("select agent_name, started_at::varchar from stg_interaction limit 1") == [
        ("Ann Abel", "2026-03-01 10:00:00")
    ]
    assert reading.report.refused == ()


def test_every_column_says_why_it_is_what_it_is(stage):
    why = {one.name: one.why for one in stage({"export.csv": wide(OPAQUE)}).report.files[0].decisions}
    assert why["xq1"] == "by content: each of 40 sampled rows has an id of its own"
    assert why["xq3"].startswith("by content: 40 of 40 sampled values are written like names of people")
    assert why["xq4"] == "ignored: 40 of 40 sampled values are short texts that repeat"
    assert why["xq5"] == "by content: 40 of 40 sampled values are dates"
    assert why["xq7"] == "by content: 40 of 40 sampled values are results such as yes, no, met, missed"
    assert why["xq10"] == "by content: 40 of 40 sampled values are what the behaviors add up to"
    assert why["xq11"] == "ignored: free text"


def test_a_long_export_with_unknown_headers_is_told_by_its_contents(stage):
    reading = stage({"export.csv": long("tunnus,henkilö,milloin,mitä,sai,enintään")})
    assert reading.report.files[0].layout == "long"
    assert [field for _, field in reading.report.files[0].columns] == [
        "interaction_id", "agent_name", "started_at", "behavior", "points", "max_points",
    ]  # fmt: skip
    assert reading.rows("select count(*), count(distinct behavior), max(weight) from result") == [
        (36, 3, 10.0)
    ]


def test_known_names_stand_and_contents_only_fill_what_is_missing(stage):
    text = wide("Call ID,B1,Betreuer,Thema,Wann,Dauer,Gruß,Prüfung,Abschied,Summe,Notiz")
    reading = stage({"export.csv": text})
    columns = dict(reading.report.files[0].columns)
    assert (columns["Betreuer"], columns["Wann"], columns["Thema"]) == ("agent_name", "started_at", "topic")
    why = {one.name: one.why for one in reading.report.files[0].decisions}
    assert why["Call ID"] == "by name"


def test_a_total_under_an_unknown_name_is_no_behavior(stage):
    text = wide("Call ID,Agent ID,Agent,Topic,Start,Duration,Greets,Verifies,Closes,Kokonais,Note")
    reading = stage({"export.csv": text})
    assert {one.name for one in reading.report.files[0].behaviors} == {"Closes", "Greets", "Verifies"}
    assert reading.rows("select count(overall_score) from stg_interaction") == [(40,)]


def test_a_number_by_name_that_holds_nothing_but_words_is_none(stage):
    text = wide("Call ID,Agent ID,Agent,Topic,Start,Duration,Greets,Verifies,Closes,QA score,Note")
    file = stage({"export.csv": text}).report.files[0]
    assert (dict(file.columns)["Note"], file.rows_refused) == ("", 0)
    assert file.decisions[-1].why == "ignored: called like a score, but holds free text"


def test_a_date_that_belongs_to_the_agent_is_not_the_contacts(stage):
    rows = [[f"C{n}", NAMES[n % 5], f"2020-01-{1 + n % 5:02}", "yes" if n % 3 else "no"] for n in range(30)]
    reading = stage({"export.csv": table("Call ID,Agent,Joined,Greets", rows)})
    assert dict(reading.report.files[0].columns)["Joined"] == ""


def asked(stage, text: str) -> ColumnsOpen:
    with pytest.raises(ColumnsOpen) as raised:
        stage({"export.csv": text})
    return raised.value


def questions(error: ColumnsOpen) -> dict[str, tuple[str, ...]]:
    return {one.field: one.candidates for one in error.tables[0].questions}


def test_two_columns_of_unique_ids_are_asked(stage):
    rows = [[f"C{n}", f"T{n * 3}", NAMES[n % 5], "yes" if n % 3 else "no"] for n in range(30)]
    error = asked(stage, table("xq1,xq2,xq3,xq4", rows))
    assert questions(error) == {"interaction_id": ("xq1", "xq2")}
    assert "several columns have another id on each row" in error.message


def test_a_number_that_counts_the_rows_is_no_id_by_itself(stage):
    rows = [[n, NAMES[n % 5], "yes" if n % 3 else "no"] for n in range(1, 31)]
    assert questions(asked(stage, table("xq1,xq2,xq3", rows))) == {"interaction_id": ("xq1",)}
    with_id = [[n, f"K{n * 7}", *rest] for n, *rest in rows]
    reading = stage({"export.csv": table("xq0,xq1,xq2,xq3", with_id)})
    assert reading.report.files[0].columns[1] == ("xq1", "interaction_id")


def test_two_columns_of_people_are_asked(stage):
    managers = ("Mia May", "Noa Nu")
    rows = [[f"C{n}", NAMES[n % 5], managers[n % 5 % 2], "yes" if n % 3 else "no"] for n in range(40)]
    error = asked(stage, table("xq1,xq2,xq3,xq4", rows))
    assert questions(error) == {"agent_name": ("xq2", "xq3")}
    assert [one.field for one in error.tables[0].columns] == [
        "interaction_id", "", "", "behavior column",
    ]  # fmt: skip


def test_two_columns_of_dates_are_asked(stage):
    rows = [[f"C{n}", NAMES[n % 5], day(n), day(n + 1), "yes" if n % 3 else "no"] for n in range(40)]
    error = asked(stage, table("xq1,xq2,xq3,xq4,xq5", rows))
    assert questions(error) == {"started_at": ("xq3", "xq4")}


def test_a_single_column_of_numbers_may_be_anything_and_is_asked(stage):
    rows = [[f"C{n}", NAMES[n % 5], n % 7, "yes" if n % 3 else "no"] for n in range(40)]
    assert questions(asked(stage, table("xq1,xq2,xq3,xq4", rows))) == {"behavior column": ("xq3",)}


def test_several_columns_of_one_scale_are_behaviors(stage):
    rows = [[f"C{n}", NAMES[n % 5], n % 6, (n + 2) % 6, (n + 3) % 6] for n in range(40)]
    reading = stage({"export.csv": table("xq1,xq2,xq3,xq4,xq5", rows)})
    assert {one.name for one in reading.report.files[0].behaviors} == {"xq3", "xq4", "xq5"}


def test_a_few_rows_are_too_few_to_be_sure_and_what_was_seen_is_offered(stage):
    error = asked(stage, wide(OPAQUE, rows=8))
    assert "too few to be sure" in error.message
    assert error.tables[0].columns[0].field == "interaction_id"
    assert error.tables[0].columns[0].samples == ("C1000", "C1007", "C1014")


def test_an_answer_to_what_is_open_is_enough(stage, tmp_path):
    rows = [[f"C{n}", f"T{n * 3}", NAMES[n % 5], "yes" if n % 3 else "no"] for n in range(30)]
    (tmp_path / "answer.toml").write_text('[columns]\nxq1 = "interaction_id"\nxq2 = ""\n')
    reading = stage({"export.csv": table("xq1,xq2,xq3,xq4", rows)}, mapping=tmp_path / "answer.toml")
    assert (reading.report.files[0].layout, reading.report.files[0].mapping) == ("wide", "answer")
    why = [one.why for one in reading.report.files[0].decisions]
    assert why[:2] == ["by the mapping “answer”", "left out by the mapping “answer”"]
    assert why[2].startswith("by content")


def test_results_in_one_file_and_contacts_in_another_are_told_together(stage):
    contacts = [[f"K{n:04}", NAMES[n % 4], day(n)] for n in range(12)]
    results = [
        [f"K{n:04}", behavior, "yes" if (n + place) % 3 else "no"]
        for n in range(12)
        for place, behavior in enumerate(("Greets", "Closes"))
    ]
    reading = stage({"a.csv": table("k,who,when", contacts), "b.csv": table("k,what,how", results)})
    assert [file.layout for file in reading.report.files] == ["interactions", "long"]
    assert reading.report.rows_loaded == 36


def test_a_reading_shows_its_first_ten_canonical_rows(stage):
    sample = stage({"export.csv": wide(OPAQUE)}).report.sample
    assert len(sample) == 10
    first = dict(zip(OPAQUE.split(","), wide(OPAQUE).splitlines()[1].split(","), strict=True))
    words = {"yes": "met", "no": "missed"}
    told = {row["behavior"]: row["result"] for row in sample if row["interaction_id"] == first["xq1"]}
    assert told == {name: words[first[name]] for name in ("xq7", "xq8", "xq9")}
    assert (sample[0]["interaction_id"], sample[0]["agent_name"]) == ("C1000", "Ann Abel")
