"""Damaged text: quotation marks, delimiters, line ends, encodings, bytes that are none."""

from __future__ import annotations

import codecs

from tests.exports.malformed.case import HEADER, Case, between, case, ids, row

TWO = HEADER + row(id="G1", name="Änne") + row(id="G2", name="Bjørn", score="70")
NAMES = "select list(agent_name order by interaction_id) from stg_interaction"
BOTH = (NAMES, (["Änne", "Bjørn"],))
MANY = HEADER + "".join(row(id=f"G{number}", name="Jürgen Weiß") for number in range(40))

TEXTS: dict[str, Case] = {
    "empty": case("", "refused: empty", error="empty"),
    "blank lines only": case("\n  \n\t\n", "refused: empty", error="empty"),
    "a byte order mark only": case(codecs.BOM_UTF8, "refused: empty", error="empty"),
    "a header only": case(HEADER, "nothing to load, nothing refused"),
    "a header without its line end": case(HEADER.strip(), "nothing to load, nothing refused"),
    "rows without a header": case(
        row() + row(id="X2"),
        "refused: nobody can know the columns",
        error="not understood",
        code="mapping-needed",
    ),
    "NUL bytes only": case(b"\0" * 4096, "refused: empty", error="empty"),
    "NUL bytes in one line": case(
        between(row(name="A\0nn")), "that line is refused", loaded=2, refused={3: "NUL bytes"}
    ),
    "a few NUL bytes at the end": case(
        TWO.encode() + b"\0" * 8, "refused as a line", loaded=2, refused={4: "NUL bytes"}
    ),
    "many NUL bytes at the end": case(
        TWO.encode() + b"\0" * 512, "refused: no text any more", error="no text"
    ),
    "cut in the middle of a row": case(
        TWO + row(id="X3")[:14], "the last line is refused", loaded=2, refused={4: "fields instead of 7"}
    ),
    "cut in the middle of a letter": case(
        TWO.encode() + row(id="X3", comment="Ä").encode()[:-2],
        "the last line is refused",
        loaded=2,
        refused={4: "not UTF-8"},
    ),
    "a quotation mark never closed": case(
        between(row(id="X1", comment='"never closed')),
        "the line that opens it is refused",
        loaded=2,
        refused={3: "not closed"},
    ),
    "a quotation mark never closed on the last line": case(
        HEADER + row(id="G1") + row(id="X1", comment='"never closed').rstrip("\n"),
        "that line is refused",
        loaded=1,
        refused={3: "not closed"},
    ),
    "a quotation mark never closed in the first row": case(
        HEADER + row(id="X1", name='"Ann') + row(id="G1") + row(id="G2"),
        "that line is refused",
        loaded=2,
        refused={2: "not closed"},
    ),
    "every second quotation mark never closed": case(
        HEADER + "".join(row(id=f"X{n}", comment='"open' if n % 2 else "") for n in range(10)),
        "each of these lines is refused",
        loaded=5,
        refused={n + 2: "not closed" for n in range(1, 10, 2)},
    ),
    "a quotation mark inside a name": case(
        between(row(name='"A"nn"')), "that line is refused", loaded=2, refused={3: "middle of a quoted value"}
    ),
    "quotation marks around half a value": case(
        between(row(name='"Ann" B')),
        "that line is refused",
        loaded=2,
        refused={3: "middle of a quoted value"},
    ),
    "a quotation mark in an unquoted value": case(
        between(row(comment='a 5" screen')), "kept as it stands", loaded=3
    ),
    "a quoted text over three lines": case(between(row(comment='"one\ntwo\nthree"')), "one row", loaded=3),
    "a quoted text that holds a whole row": case(
        between(row(id="X1", comment='"open') + row(id="X2") + row(id="X3", comment='shut"')),
        "no row is swallowed: the opening line is refused, the rows after it load",
        loaded=4,
        refused={3: "not closed"},
    ),
    "a line break in an id": case(
        between(row(id='"X\n1"')), "both halves are refused", loaded=2, refused={3: "not closed", 4: "quoted"}
    ),
    "single quotation marks": case(between(row(name="'Ann'")), "they are part of the name", loaded=3),
    "typographic quotation marks": case(between(row(name="“Ann”")), "they are part of the name", loaded=3),
    "backslashes before quotation marks": case(
        between(row(comment='"a \\" b"')), "that line is refused", loaded=2, refused={3: "quoted value"}
    ),
    "a short row": case(between("X1,A1,Ann\n"), "refused", loaded=2, refused={3: "3 fields instead of 7"}),
    "a long row": case(
        between(row().strip() + ",x,y\n"), "refused", loaded=2, refused={3: "9 fields instead of 7"}
    ),
    "a row of delimiters": case(between(",,,,,,\n"), "skipped as empty", loaded=2, skipped={"empty row": 1}),
    "blank lines between the rows": case(
        between("\n\n"), "skipped as empty", loaded=2, skipped={"empty row": 2}
    ),
    "trailing delimiters": case(
        HEADER + row(id="G1").strip() + ",\n" + row(id="G2").strip() + ",\n", "passed over", loaded=2
    ),
    "tabs in a comma file": case(between(row(name="A\tnn")), "part of the name", loaded=3),
    "another delimiter in the middle": case(
        between(row(id="X1").replace(",", ";") + row(id="X2").replace(",", "\t")),
        "those lines are refused",
        loaded=2,
        refused={3: "1 fields instead of 7", 4: "1 fields instead of 7"},
    ),
    "semicolons and decimal commas": case(
        (HEADER + row(id="G1")).replace(",", ";").replace(";50;", ";50,5;"),
        "understood",
        loaded=1,
        rows=("select overall_score from stg_interaction", (50.5,)),
    ),
    "pipes": case(TWO.replace(",", "|"), "understood", loaded=2),
    "a sep= line": case("sep=;\n" + TWO.replace(",", ";"), "followed", loaded=2),
    "a sep= line that lies": case(
        "sep=;\n" + TWO, "refused: one column", error="not understood", code="mapping-needed"
    ),
    "titles above the header": case(
        "Quality report\nCreated 2026-02-01\n\n" + TWO, "passed over and said", loaded=2
    ),
    "a comment line": case(between("# exported by X\n"), "refused", loaded=2, refused={3: "1 fields"}),
    "the header again in the middle": case(
        between(HEADER), "skipped, counted", loaded=2, skipped={"repeated header": 1}
    ),
    "a total below": case(TWO + "Total,,,,600,60,\n", "skipped, counted", loaded=2, skipped={"total row": 1}),
    "an average below": case(
        TWO + "Average,,,,300,60,\n", "skipped, counted", loaded=2, skipped={"total row": 1}
    ),
    "mixed line ends": case(
        HEADER + row(id="G1").replace("\n", "\r\n") + row(id="G2") + row(id="G3").replace("\n", "\r\n"),
        "read",
        loaded=3,
    ),
    "line ends of CR only": case(TWO.replace("\n", "\r"), "read", loaded=2, rows=BOTH),
    "a lone CR in a name": case(
        between(row(name="A\rnn")),
        "the line falls in two, both refused",
        loaded=2,
        refused={3: "fields instead", 4: "fields instead"},
    ),
    "line ends of CR CR LF": case(
        TWO.replace("\n", "\r\r\n"), "the blank lines between are skipped", loaded=2, skipped={"empty row": 3}
    ),
    "a form feed and a vertical tab": case(between(row(name="A\x0b\x0cnn")), "read", loaded=3),
    "a Unicode line separator in a name": case(between(row(name="A\u2028nn")), "part of the name", loaded=3),
    "an end-of-file sign of DOS": case(TWO + "\x1a", "refused", loaded=2, refused={4: "1 fields"}),
    "UTF-8 with a mark": case(codecs.BOM_UTF8 + TWO.encode(), "read", loaded=2, rows=BOTH),
    "two marks": case(codecs.BOM_UTF8 * 2 + TWO.encode(), "read", loaded=2, rows=BOTH),
    "a mark in the middle": case(
        between(row(id="\ufeffX1")), "left out of the id", loaded=3, rows=(ids(), (["G1", "G2", "X1"],))
    ),
    "two files joined with their marks": case(
        codecs.BOM_UTF8 + TWO.encode() + codecs.BOM_UTF8 + HEADER.encode() + row(id="G3").encode(),
        "the second header is skipped",
        loaded=3,
        skipped={"repeated header": 1},
    ),
    "UTF-16 little-endian": case(TWO.encode("utf-16"), "read", loaded=2, rows=BOTH),
    "UTF-16 big-endian": case(codecs.BOM_UTF16_BE + TWO.encode("utf-16-be"), "read", loaded=2, rows=BOTH),
    "UTF-16 without a mark": case(TWO.encode("utf-16-le"), "read", loaded=2, rows=BOTH),
    "UTF-16 big-endian without a mark": case(TWO.encode("utf-16-be"), "read", loaded=2, rows=BOTH),
    "UTF-16 cut in half a letter": case(
        TWO.encode("utf-16")[:-1], "refused: the bytes do not come out", error="not utf-16 throughout"
    ),
    "UTF-16 below a mark of UTF-8": case(
        codecs.BOM_UTF8 + TWO.encode("utf-16-le"),
        "every line is refused",
        refused={2: "not UTF-8", 3: "not UTF-8", 4: "NUL bytes"},
    ),
    "UTF-32": case(TWO.encode("utf-32"), "read", loaded=2, rows=BOTH),
    "UTF-32 without a mark": case(TWO.encode("utf-32-le"), "refused", error="no text"),
    "UTF-7": case(
        TWO.encode("utf-7"),
        "read as the plain signs it is made of",
        loaded=2,
        rows=(NAMES, (["+AMQ-nne", "Bj+APg-rn"],)),
    ),
    "Windows-1252": case(
        MANY.encode("cp1252"),
        "read",
        loaded=40,
        rows=("select distinct agent_name from stg_interaction", ("Jürgen Weiß",)),
    ),
    "UTF-8 with one line of Windows-1252": case(
        MANY.encode() + row(id="X1", name="Jürgen").encode("cp1252"),
        "that line is refused",
        loaded=40,
        refused={42: "not UTF-8"},
    ),
    "UTF-8 decoded twice": case(between(row(name="JÃ¼rgen")), "kept as it stands: nobody can know", loaded=3),
    "overlong UTF-8": case(
        MANY.encode() + row(id="XY").encode().replace(b"XY", b"X\xc0\xafY"),
        "that line is refused",
        loaded=40,
        refused={42: "not UTF-8"},
    ),
    "lone surrogates": case(
        MANY + row(name="A\ud800nn"), "that line is refused", loaded=40, refused={42: "not UTF-8"}
    ),
    "bytes above 127 in one line only": case(
        between(row(name="Ann"))
        .encode()
        .replace(b"Ann,2026-01-02 10:00:00,300,50", b"\xc4nn,2026-01-02,300,50", 1),
        "read as Windows-1252, which is said",
        loaded=3,
        rows=(NAMES, (["Änn", "Ann", "Ann"],)),
    ),
    "terminal control signs": case(between(row(comment="\x1b[31mred")), "kept as text", loaded=3),
}
