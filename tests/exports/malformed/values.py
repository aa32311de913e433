"""Text that is sound, and values that are not: ids, dates, numbers, results, doubles, reports of averages."""

from __future__ import annotations

from tests.exports.malformed.case import HEADER, WIDE, Case, between, case, ids, results, row

AGENTS = "select list(distinct agent_id order by agent_id) from stg_interaction"
SCORES = "select list(overall_score order by line) from stg_interaction"
X = "select list(x order by line) from result"
FIVE = [f"C{n},A1,Greets,{n % 6},5,1" for n in range(6)]


def bad(reason: str, **changes: str) -> Case:
    """One bad value between two good rows: that row is refused."""
    return case(between(row(**changes)), "refused", loaded=2, refused={3: reason})


def fine(says: str, **changes: str) -> Case:
    return case(between(row(**changes)), says, loaded=3)


VALUES: dict[str, Case] = {
    "30 February": bad("no possible date", at="2026-02-30"),
    "29 February of a common year": bad("no possible date", at="2025-02-29 10:00:00"),
    "hour 25": bad("no possible date", at="2026-01-02 25:00:00"),
    "the year 0000": bad("no possible date", at="0000-00-00 00:00:00"),
    "the year 1900": bad("no possible date", at="1900-01-01"),
    "the year 2150": bad("no possible date", at="2150-01-01"),
    "a date in words": bad("no possible date", at="yesterday"),
    "an error of a spreadsheet as date": bad("no possible date", at="#VALUE!"),
    "hashes of a narrow column": bad("no possible date", at="########"),
    "a date of the future": fine("loaded; windows end on today", at="2027-05-05 10:00:00"),
    "a leap second": bad("no possible date", at="2016-12-31 23:59:60"),
    "two orders of day and month in one column": case(
        HEADER
        + row(id="G1", at="13/02/2026")
        + row(id="G2", at="02/13/2026")
        + row(id="G3", at="14/02/2026"),
        "the one that breaks the rule of the column is refused",
        loaded=2,
        refused={3: "no possible date"},
    ),
    "day and month that cannot be told apart": case(
        HEADER + row(id="G1", at="03/04/2026") + row(id="G2", at="05/06/2026"),
        "asked, never guessed",
        error="can be read in two ways",
        code="mapping-needed",
    ),
    "a duration in words": case(
        HEADER + row(id="G1") + row(id="X1").replace(",300,", ",soon,") + row(id="G2"),
        "refused",
        loaded=2,
        refused={3: "no duration"},
    ),
    "a negative duration": case(
        HEADER + row(id="G1") + row(id="X1").replace(",300,", ",-300,") + row(id="G2"),
        "refused",
        loaded=2,
        refused={3: "cannot be negative"},
    ),
    "a duration without bounds": case(
        HEADER + row(id="G1") + row(id="X1").replace(",300,", ",1e400,") + row(id="G2"),
        "refused",
        loaded=2,
        refused={3: "no duration"},
    ),
    "NaN as score": bad("no number", score="NaN"),
    "an endless score": bad("no number", score="-inf"),
    "1e400 as score": bad("no number", score="1e400"),
    "a score above 100": bad("between 0 and 100", score="100.5"),
    "a negative score": bad("between 0 and 100", score="-0.5"),
    "a score with two decimal points": bad("no number", score="5.0.0"),
    "a score as hexadecimal number": bad("no number", score="0x32"),
    "a score with a letter O": bad("no number", score="1OO"),
    "an error of a spreadsheet as score": bad("no number", score="#DIV/0!"),
    "a formula as score": bad("no number", score="=SUM(A1)"),
    "a score in other digits": bad("no number", score="٥٠"),
    "a percentage": fine("read as 80", score="80%"),
    "scores as fractions": case(
        HEADER + "".join(row(id=f"G{n}", score=s) for n, s in enumerate(("0.5", "0.75", "1"))),
        "read as percentages, because none is above 1",
        loaded=3,
        rows=(SCORES, ([50.0, 75.0, 100.0],)),
    ),
    "percentages and fractions mixed": case(
        HEADER + "".join(row(id=f"G{n}", score=s) for n, s in enumerate(("0.5", "75", "100"))),
        "read as they stand: half a point is one",
        loaded=3,
        rows=(SCORES, ([0.5, 75.0, 100.0],)),
    ),
    "decimal commas in quotation marks": case(
        HEADER + row(id="G1", score='"87,5"') + row(id="G2", score='"90,25"'),
        "read",
        loaded=2,
        rows=(SCORES, ([87.5, 90.25],)),
    ),
    "no interaction id": bad("interaction id is missing", id=""),
    "blanks as interaction id": bad("interaction id is missing", id="   "),
    "NULL as interaction id": bad("interaction id is missing", id="NULL"),
    "zero-width signs as interaction id": bad("interaction id is missing", id="\u200b\u200d"),
    "no agent": bad("neither an agent id nor a name", agent="", name=""),
    "NULL as agent": bad("neither an agent id nor a name", agent="NULL", name="N/A"),
    "an agent by name only": fine("the name identifies", agent=""),
    "leading zeros in ids": case(
        HEADER + row(id="007") + row(id="7"), "two interactions", loaded=2, rows=(ids(), (["007", "7"],))
    ),
    "ids of 20 digits": case(
        HEADER + row(id="12345678901234567890") + row(id="12345678901234567891"),
        "kept to the last digit",
        loaded=2,
        rows=(ids(), (["12345678901234567890", "12345678901234567891"],)),
    ),
    "ids in the notation of a spreadsheet": case(
        HEADER + row(id="1.23457E+19") + row(id="1.23457E+18"),
        "kept: what was lost cannot be known",
        loaded=2,
    ),
    "ids with a no-break space and zero-width signs": case(
        HEADER + row(id="\u00a0C1\u200b", agent="A1\u00a0") + row(id="C2", agent="\ufeffa1"),
        "compared without them",
        loaded=2,
        rows=(ids(), (["C1", "C2"],)),
    ),
    "one agent in two forms of Unicode": case(
        HEADER + row(id="G1", agent="Zoe\u0308", name="Zoë") + row(id="G2", agent="Zoë", name="Zoe\u0308"),
        "one agent",
        loaded=2,
        rows=("select count(distinct agent_id) from stg_interaction", (1,)),
    ),
    "one agent in two cases": case(
        HEADER + row(id="G1", agent="ANN") + row(id="G2", agent="ann "),
        "one agent, and said",
        loaded=2,
        rows=("select count(distinct agent_id) from stg_interaction", (1,)),
    ),
    "a right-to-left override in a name": fine("kept in the data, left out at a terminal", name="A\u202enn"),
    "a name that is a formula": fine("kept as text", name="=cmd|' /C calc'!A0"),
    "a name that is markup": fine("kept as text", name="<script>alert(1)</script>"),
    "a name that is SQL": fine("kept as text", name="'; drop table agent; --"),
    "a cell of 3 MB": fine("loaded", comment="x" * 3_000_000),
    "the same row twice": case(
        HEADER + row(id="G1") + row(id="G1") + row(id="G2"), "one is skipped", loaded=2, skipped={"double": 1}
    ),
    "one id, two descriptions": case(
        HEADER + row(id="G1") + row(id="G1", score="60") + row(id="G2"),
        "both refused, naming each other",
        loaded=1,
        refused={2: "in line 3", 3: "in line 2"},
    ),
    "one result twice": case(
        results("C1,A1,Greets,5,5,1", "C1,A1,Greets,5,5,1", "C2,A1,Greets,4,5,1"),
        "one is skipped",
        loaded=2,
        skipped={"double": 1},
    ),
    "one result, two values": case(
        results("C1,A1,Greets,5,5,1", "C1,A1,Greets,4,5,1", "C2,A1,Greets,4,5,1"),
        "both refused, naming each other",
        loaded=1,
        refused={2: "in line 3", 3: "in line 2"},
    ),
    "one interaction, two agents": case(
        results("C1,A1,Greets,5,5,1", "C1,A2,Closes,5,5,1", "C2,A1,Greets,4,5,1"),
        "both refused, naming each other",
        loaded=1,
        refused={2: "in line 3", 3: "in line 2"},
    ),
    "points above their maximum": case(
        results(*FIVE, "X1,A1,Greets,6,5,1"), "refused", loaded=6, refused={8: "above the maximum"}
    ),
    "negative points": case(
        results(*FIVE, "X1,A1,Greets,-1,5,1"), "refused", loaded=6, refused={8: "cannot be negative"}
    ),
    "a maximum of 0": case(
        results(*FIVE, "X1,A1,Greets,1,0,1"), "refused", loaded=6, refused={8: "must be above 0"}
    ),
    "0 of 0 points": case(results(*FIVE, "X1,A1,Greets,0,0,1"), "not applicable", loaded=7),
    "a negative weight": case(
        results(*FIVE, "X1,A1,Greets,5,5,-1"), "refused", loaded=6, refused={8: "weight cannot be negative"}
    ),
    "a weight of 0": case(results(*FIVE, "X1,A1,Greets,5,5,0"), "counts nothing in a score", loaded=7),
    "a weight in words": case(
        results(*FIVE, "X1,A1,Greets,5,5,high"), "refused", loaded=6, refused={8: "no number"}
    ),
    "an endless weight": case(
        results(*FIVE, "X1,A1,Greets,5,5,Infinity"), "refused", loaded=6, refused={8: "no number"}
    ),
    "no behavior": case(
        results(*FIVE, "X1,A1,,5,5,1"), "refused", loaded=6, refused={8: "the behavior is missing"}
    ),
    "empty points": case(results(*FIVE, "X1,A1,Greets,,5,1"), "not applicable", loaded=7),
    "the header again among results": case(
        results(*FIVE[:3], "interaction_id,agent_id,behavior,points,max_points,weight", *FIVE[3:]),
        "skipped, counted",
        loaded=6,
        skipped={"repeated header": 1},
    ),
    "the header again in a roster": case(
        "agent_id,agent_name,team\nA1,Ann,North\nagent_id,agent_name,team\nA2,Bo,South\n",
        "no agent of that name",
        loaded=2,
        skipped={"repeated header": 1},
        rows=("select list(agent_id order by agent_id) from stg_agent", (["A1", "A2"],)),
    ),
    "a word that is no result in a wide table": case(
        WIDE + "".join(f"C{n},A1,yes,{'perhaps' if n == 7 else 'no'},yes\n" for n in range(20)),
        "that row is refused",
        loaded=19,
        refused={9: "no result"},
    ),
    "every spelling of not applicable": case(
        WIDE
        + "C1,A1,yes,no,yes\n"
        + "".join(
            f"N{n},A1,{word},yes,no\n"
            for n, word in enumerate(("", "NA", "n/a", "N.A.", "-", "–", "—", "'-'"))
        ),
        "loaded as not applicable",
        loaded=9,
        rows=("select count(*) from result where behavior = 'Greets' and x is not null", (1,)),
    ),
    "a wide table that says nothing": case(
        WIDE + "C1,A1,,,\nC2,A1,,,\n",
        "interactions without results",
        loaded=2,
    ),
    "a number beyond its scale": case(
        "interaction_id,agent_id,Greets (10)\nC1,A1,10\nC2,A1,4\nC3,A1,11\n",
        "refused",
        loaded=2,
        refused={4: "outside the scale"},
    ),
    "header names twice": case(
        "call id,agent id,agent id,score\n1,A,B,50\n", "asked", error="could both be", code="mapping-needed"
    ),
    "behavior columns twice": case(
        "interaction_id,agent_id,Greets,Greets\nC1,A1,yes,no\nC2,A1,no,no\n",
        "asked, never merged",
        error="could both be the same behavior",
        code="mapping-needed",
    ),
    "blank header names": case(
        "interaction_id,agent_id,,,score\nC1,A1,x,y,50\n", "the columns without a name are not read", loaded=1
    ),
    "header names with blanks and capitals": case(
        " Interaction ID , AGENT_ID,Overall Score \nC1,A1,50\n", "known all the same", loaded=1
    ),
    "2,000 columns": case(
        "interaction_id,agent_id," + ",".join(f"B{n}" for n in range(1998)) + "\nC1,A1" + ",1" * 1998 + "\n",
        "refused: no rubric has so many behaviors",
        error="more than 1,000 columns",
    ),
    "a million columns": case(
        "interaction_id,agent_id," + ",".join(f"B{n}" for n in range(999_998)) + "\nC1,A1" + ",1" * 999_998,
        "refused: no rubric has so many behaviors",
        error="more than 1,000 columns",
    ),
    "columns nobody knows": case(
        "alpha,beta\n1,2\n3,4\n", "asked", error="not understood", code="mapping-needed"
    ),
    "a poem": case(
        "Roses are red\nviolets are blue\n", "asked", error="not understood", code="mapping-needed"
    ),
    "averages of agents": case(
        "Agent,Evaluations,Average score\nAnn,12,88.1\nBo,9,71\n",
        "refused: no single interactions",
        error="holds averages",
        code="already-aggregated",
    ),
    "averages of months": case(
        "Month,Team,Avg QA Score\n2026-01,North,88\n2026-02,North,86\n",
        "refused: no single interactions",
        error="holds averages",
        code="already-aggregated",
    ),
    "a pivot table": case(
        "Agent,January,February,March\nAnn,88,86,90\nBo,71,75,73\n",
        "refused: no interaction is named",
        error="not understood",
        code="mapping-needed",
    ),
}
