import csv
import io

import pytest

from coaching_lib.ui import export


def read_back(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_obey_gets_a_quote(start):
    assert export.cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_numbers_stay_numbers_also_negative_ones():
    assert export.cell(-1.5) == -1.5


def test_a_file_reads_back_as_it_was_written():
    rows = [{"agent": 'Zoë, the "first"', "score": 65.25, "to coach": ("A", "B")}]
    assert read_back(export.csv_bytes(rows)) == [
        {"agent": 'Zoë, the "first"', "score": "65.25", "to coach": "A; B"}
    ]


def test_no_rows_make_an_empty_file_and_no_error():
    assert read_back(export.csv_bytes([])) == []
