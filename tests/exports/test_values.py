"""How values may be written: numbers, results, dates, durations, names."""

from __future__ import annotations

import pytest

from coaching_lib.errors import MappingNeeded
from coaching_lib.exports.headers import find_field, match, split_maximum, synonyms


def long(values: list[str], header: str = "result", delimiter: str = ",") -> str:
    lines = [delimiter.join(("call id", "agent", "criterion", header))]
    lines += [delimiter.join((str(number), "Ann", "Greets", value)) for number, value in enumerate(values)]
    return "\n".join(lines) + "\n"


def shares(reading) -> list[float | None]:
    return [x for (x,) in reading.rows("select x from result order by line")]


WORDS = {
    "yes": 1, "Ja": 1, "SÍ": 1, "oui": 1, "Pass": 1, "met": 1, "TRUE": 1, "✓": 1, "是": 1, "erfüllt": 1,
    "no": 0, "nein": 0, "fail": 0, "missed": 0, "false": 0, "✗": 0, "nicht erfüllt": 0, "否": 0,
    "partial": 0.5, "teilweise": 0.5, "80%": 0.8, "80 %": 0.8, "13.3/20": 0.665, "4 / 5": 0.8,
    "n/a": None, "NA": None, "": None, "-": None, "'-'": None, "–": None, "—": None, "not considered": None,
    "N. Z.": None, "not applicable": None,
}  # fmt: skip


def test_results_may_be_words_percentages_and_ratios(stage):
    reading = stage({"long.csv": long(list(WORDS))})
    assert reading.report.refused == ()
    assert shares(reading) == pytest.approx(list(WORDS.values()))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["0", "1", "1"], [0, 1, 1]),
        (["0.5", "1", "0"], [0.5, 1, 0]),
        (["0", "3", "5"], [0, 0.6, 1]),
        (["1", "3", "5"], [0, 0.5, 1]),
        (["0", "50", "100"], [0, 0.5, 1]),
        (["0", "15", "0"], [0, 1, 0]),
        (["2", "8", "10"], [0.2, 0.8, 1]),
    ],
)
def test_plain_numbers_are_read_on_the_scale_of_their_behavior(stage, values, expected):
    assert shares(stage({"long.csv": long(values)})) == pytest.approx(expected)


def test_a_number_far_off_its_scale_is_refused_and_not_taken_for_the_scale(stage):
    reading = stage({"long.csv": long(["0", "1"] * 20 + ["7"])})
    assert reading.reasons == [(42, "this number lies outside the scale of its behavior")]


def test_a_column_of_passed_holds_nothing_but_zero_to_one(stage):
    reading = stage({"long.csv": long(["1", "0", "2"], "passed")})
    assert reading.reasons == [(4, "this is no result")]


def test_points_beat_passed(stage):
    text = "call id,agent,criterion,points,max points,passed\n1,Ann,Greets,3,4,0\n2,Ann,Greets,,4,1\n"
    reading = stage({"long.csv": text})
    assert reading.rows("select x, weight from result order by line") == [(0.75, 4.0), (1.0, 4.0)]


def test_nothing_out_of_nothing_is_not_applicable_and_never_a_miss(stage):
    head = "call id,agent,criterion,points,max points,passed\n"
    reading = stage({"long.csv": head + "1,Ann,Asks,0,0,\n2,Ann,Asks,0,0,1\n3,Ann,Asks,0,2,\n"})
    assert reading.rows("select x, weight from result order by line") == [
        (None, 0.0),
        (1.0, 0.0),
        (0.0, 2.0),
    ]


def test_decimal_commas_are_seen_by_the_values(stage):
    text = "call id;agent;overall score;handle time\n1;Ann;76,5;1.234,5\n2;Ann;80;600\n"
    reading = stage({"log.csv": text})
    assert reading.rows("select overall_score, handle_seconds from stg_interaction order by line") == [
        (76.5, 1234.5),
        (80.0, 600.0),
    ]
    assert "Numbers are read with a decimal comma." in reading.file("log.csv").notes


def test_decimal_points_and_grouped_thousands_are_read(stage):
    text = 'call id,agent,overall score,handle time\n1,Ann,76.5,"1,234.5"\n2,Ann,8e1,600\n'
    reading = stage({"log.csv": text})
    assert reading.rows("select overall_score, handle_seconds from stg_interaction order by line") == [
        (76.5, 1234.5),
        (80.0, 600.0),
    ]


def test_scores_from_zero_to_one_are_read_as_percent_and_said(stage):
    text = "call id,agent,qa score\n1,Ann,0.765\n2,Ann,1\n3,Ann,85%\n"
    reading = stage({"log.csv": text})
    assert [
        score for (score,) in reading.rows("select overall_score from stg_interaction order by line")
    ] == [
        pytest.approx(76.5),
        100.0,
        85.0,
    ]
    assert "Overall scores from 0 to 1 are read as 0 to 100." in reading.file("log.csv").notes


DURATIONS = {
    "754": 754, "5:30": 330, "0:07": 7, "1:02:03": 3723, "26:10:00": 94200, "12m 34s": 754, "1h 2m 3s": 3723,
    "0": 0, "": None, "n/a": None,
}  # fmt: skip


def log(header: str, values: list[str]) -> str:
    lines = [f"call id;agent;{header}", *(f"{number};Ann;{value}" for number, value in enumerate(values))]
    return "\n".join(lines) + "\n"


def test_durations_may_be_seconds_or_clock_like(stage):
    reading = stage({"log.csv": log("handle time", list(DURATIONS))})
    assert reading.report.refused == ()
    found = [value for (value,) in reading.rows("select handle_seconds from stg_interaction order by line")]
    assert found == list(DURATIONS.values())


@pytest.mark.parametrize(
    ("header", "seconds"), [("Handle Minutes", 90), ("AHT (ms)", 0.0015), ("AHT (s)", 1.5)]
)
def test_the_header_names_the_unit_of_durations(stage, header, seconds):
    reading = stage({"log.csv": log(header, ["1.5"])})
    assert reading.rows("select handle_seconds from stg_interaction")[0][0] == pytest.approx(seconds)


DATES = {
    "2026-01-02 10:05:00": "2026-01-02 10:05:00",
    "2026-01-02T10:05:00": "2026-01-02 10:05:00",
    "2026-01-02": "2026-01-02 00:00:00",
    "2026/01/02 10:05": "2026-01-02 10:05:00",
    "2026-01-02 3:05 PM": "2026-01-02 15:05:00",
    "2026-01-02T10:05:00Z": "2026-01-02 10:05:00",
    "2026-01-02T10:05:00+02:00": "2026-01-02 08:05:00",
    "2026-01-02T10:05:00.500-0500": "2026-01-02 15:05:00.5",
    "2026-01-02 10:05:00 Europe/Berlin": "2026-01-02 09:05:00",
    "02.01.2026 10:05": "2026-01-02 10:05:00",
    "2.1.26": "2026-01-02 00:00:00",
    "2 Jan 2026": "2026-01-02 00:00:00",
    "Jan 2, 2026 3:05 PM": "2026-01-02 15:05:00",
    "1767348300": "2026-01-02 10:05:00",
    "1767348300000": "2026-01-02 10:05:00",
    "46024.5": "2026-01-02 12:00:00",
    "": None,
}


def test_dates_may_be_written_in_many_ways(stage):
    reading = stage({"log.csv": log("start time", list(DATES))})
    assert reading.report.refused == ()
    found = [at for (at,) in reading.rows("select started_at::varchar from stg_interaction order by line")]
    assert found == list(DATES.values())


def test_a_column_with_a_day_above_twelve_decides_the_order_for_all(stage):
    reading = stage({"log.csv": log("date", ["03/04/2026", "13/04/2026 10:00"])})
    assert reading.rows("select day::varchar from stg_interaction order by line") == [
        ("2026-04-03",),
        ("2026-04-13",),
    ]
    reading = stage({"log.csv": log("date", ["3/4/2026", "3/14/2026 2:30 PM"])})
    assert reading.rows("select started_at::varchar from stg_interaction order by line") == [
        ("2026-03-04 00:00:00",),
        ("2026-03-14 14:30:00",),
    ]


def test_an_open_order_of_day_and_month_is_asked_and_never_guessed(stage):
    text = log("date", ["03/04/2026", "05/06/2026"])
    with pytest.raises(MappingNeeded) as asked:
        stage({"log.csv": text})
    assert "--date-order" in asked.value.hint
    reading = stage({"log.csv": text}, date_order="mdy")
    assert reading.rows("select day::varchar from stg_interaction order by line")[0] == ("2026-03-04",)


def test_a_date_against_the_order_of_its_column_is_refused(stage):
    reading = stage({"log.csv": log("date", ["13/04/2026", "14/04/2026", "04/15/2026"])})
    assert reading.reasons == [(4, "this is no possible date")]


def test_date_and_time_in_two_columns_are_one_moment(stage):
    reading = stage({"log.csv": "call id,agent,date,time\n1,Ann,2026-01-02,10:05:00\n2,Ann,2026-01-03,\n"})
    assert reading.rows("select started_at::varchar from stg_interaction order by line") == [
        ("2026-01-02 10:05:00",),
        ("2026-01-03 00:00:00",),
    ]


def test_times_without_a_zone_are_the_clocks_of_the_centre(stage):
    text = log("start time", ["2026-07-01 00:30:00", "2026-06-30T22:30:00Z", "2026-01-01 00:30:00"])
    reading = stage({"log.csv": text}, timezone="Europe/Berlin")
    rows = reading.rows("select started_at::varchar, day::varchar from stg_interaction order by line")
    assert rows == [
        ("2026-06-30 22:30:00", "2026-07-01"),
        ("2026-06-30 22:30:00", "2026-07-01"),
        ("2025-12-31 23:30:00", "2026-01-01"),
    ]


def test_the_skipped_hour_is_refused_and_the_doubled_one_is_noted(stage):
    text = log("start time", ["2026-03-29 02:30:00", "2026-10-25 02:30:00", "2026-10-25 03:30:00"])
    reading = stage({"log.csv": text}, timezone="Europe/Berlin")
    assert reading.reasons == [(2, "this time does not exist: the clocks skip that hour")]
    assert reading.rows("select started_at::varchar from stg_interaction order by line") == [
        ("2026-10-25 00:30:00",),
        ("2026-10-25 02:30:00",),
    ]
    assert any("shown twice" in note or "show twice" in note for note in reading.file("log.csv").notes)


def test_names_that_differ_in_case_and_blanks_are_one_agent_and_it_is_said(stage):
    text = 'call id,agent id,agent,score\n1,A7,Google,50\n2,a7 ,"GOOGLE ",60\n3,A7,Google,70\n'
    reading = stage({"log.csv": text + "4,A7,\u200bgoogle\u00a0,1\n"})
    assert reading.rows("select distinct agent_id, agent_name from stg_interaction") == [("A7", "Google")]
    assert any("“Google”" in note and "GOOGLE" in note for note in reading.file("log.csv").notes)


def test_composed_and_decomposed_letters_are_one_agent(stage):
    reading = stage({"log.csv": "call id,agent,score\n1,Zoe\u0301,50\n2,Zo\u00e9,60\n"})
    assert reading.rows("select count(distinct agent_id) from stg_interaction") == [(1,)]


def test_a_name_without_id_finds_the_id_of_the_roster(stage):
    roster = "agent_id,agent_name,team,email\nA7,Ann Abel,North,ann@example.com\n"
    reading = stage({"log.csv": "call id,agent,score\n1,ann abel,50\n2,Bo,60\n", "roster.csv": roster})
    assert reading.rows("select agent_id, agent_name from stg_interaction order by line") == [
        ("A7", "Ann Abel"),
        ("Bo", "Bo"),
    ]


def test_words_for_nothing_are_no_agent_id(stage):
    reading = stage({"log.csv": "call id,agent id,agent,score\n1,NULL,Ann,50\n2,n/a,Ann,60\n"})
    assert reading.rows("select distinct agent_id from stg_interaction") == [("Ann",)]


def test_a_higher_revision_wins_and_the_other_is_named(stage):
    text = (
        "call id,agent,criterion,result,revision\n1,Ann,Greets,no,1\n1,Ann,Closes,no,1\n"
        "1,Ann,Greets,yes,2\n1,Ann,Closes,yes,2\n"
    )
    reading = stage({"long.csv": text})
    assert shares(reading) == [1.0, 1.0]
    assert [(entry.reason, entry.rows) for entry in reading.file("long.csv").skipped] == [
        ("superseded evaluation", 2)
    ]


def test_a_persons_evaluation_beats_an_automatic_one(stage):
    text = "call id,agent,criterion,result,evaluator\n1,Ann,Greets,no,auto\n1,Ann,Greets,yes,Manual\n"
    assert shares(stage({"long.csv": text})) == [1.0]


def test_channels_get_one_word(stage):
    rows = "".join(
        f"{number},Ann,{word}\n" for number, word in enumerate(["Phone", "VOICE", "Live chat", "fax"])
    )
    reading = stage({"log.csv": "call id,agent,channel\n" + rows})
    assert reading.rows("select channel from stg_interaction order by line") == [
        ("call",), ("call",), ("chat",), ("fax",),
    ]  # fmt: skip


def test_headers_are_known_in_any_spelling():
    assert find_field("AGENT_ID") == find_field("agent-id") == ("agent_id", 0)
    assert find_field("Bearbeitungszeit (s)")[0] == "handle_seconds"
    assert find_field("Shoe size") is None


def test_a_header_stands_under_one_field_only():
    seen: dict[str, str] = {}
    for name, (field, _) in synonyms().items():
        assert seen.setdefault(name, field) == field


def test_the_better_of_two_names_of_a_field_wins():
    columns = match(["Agent", "agent_name", "call id"])
    assert (columns.name_of("agent_name"), columns.unused) == ("agent_name", (0,))


def test_a_number_in_brackets_that_ends_a_header_is_its_maximum():
    assert split_maximum("Greeting (10)") == ("Greeting", 10)
    assert split_maximum("Gruß [max. 7,5 Punkte]") == ("Gruß", 7.5)
    assert split_maximum("Greeting (polite)") == ("Greeting (polite)", None)
