"""Pieces of a damaged file that are plain by their counts are read as the exact parser would read them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from coaching_lib.exports.exact_reading import _parts
from coaching_lib.exports.kinds import pieces as cut
from coaching_lib.exports.kinds.exact import Damage, ExactReader, Row, physical_lines
from coaching_lib.exports.kinds.pieces import Piece
from coaching_lib.exports.kinds.shape import Shape

NAMES = ["c0", "c1", "c2"]
SHAPE = Shape(",", 3, frozenset({2}), {0: lambda cell: cell.startswith("C")}, 0)
PLAIN = [f"C{number},{number % 3},note {number}\n" for number in range(12)]
SIGNS = ['"', ",", "\n", "\r\n", "\0", "é", "  ", '"a\nb"', "\u2028", "\x0b", ",,", "\ufeff", '""']


def by_exact_parser(path: Path) -> list[Row | Damage]:
    return list(ExactReader(physical_lines(path), SHAPE))


def in_pieces(path: Path) -> list[Row | Damage]:
    found: list[Row | Damage] = []
    for part in _parts(cut.pieces(path, 0), SHAPE):
        if isinstance(part, Piece):
            for line, *cells in zip(*cut.rows_of([part], SHAPE, NAMES).to_pydict().values(), strict=True):
                found.append(Row(line, [cell or "" for cell in cells]))
        else:
            found.append(part)
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(SIGNS)), max_size=5), st.integers(1, 200))
@example([(30, '"'), (200, '"')], 20)
@example([(0, "\n")], 1)
@example([], 1)
def test_rows_and_damages_are_those_of_the_exact_parser(monkeypatch, changes, size):
    text = "".join(PLAIN)
    for place, sign in changes:
        text = text[:place] + sign + text[place:]
    assume(text.count("\r") == text.count("\r\n"))  # others are not cut in pieces
    monkeypatch.setattr(cut, "PIECE", size)
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "damaged.csv"
        path.write_bytes(text.encode())
        assert in_pieces(path) == by_exact_parser(path)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_pieces_of_plain_lines_need_no_exact_parser(tmp_path, monkeypatch, ending):
    monkeypatch.setattr(cut, "PIECE", 64)
    path = tmp_path / "plain.csv"
    path.write_bytes("".join(PLAIN).replace("\n", ending).encode())
    parts = list(_parts(cut.pieces(path, 0), SHAPE))
    assert len(parts) > 1
    assert all(isinstance(part, Piece) for part in parts)
    assert sum(part.lines for part in parts) == len(PLAIN)
