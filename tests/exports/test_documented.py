"""data/README.md names every column and every reason for skipping, and nothing that does not exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import coaching_lib.exports.reasons as reasons
from coaching_lib.exports.headers import field_names
from coaching_lib.exports.kinds.exact import Damage

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_every_column_is_documented_and_the_other_way_round():
    table = README.split("## Columns")[1].split("## What happens")[0]
    assert set(re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE)) == set(field_names())


def test_every_basic_layout_is_documented():
    for name in ("long", "wide", "interactions", "transcripts", "roster", "rubric"):
        assert f"| `{name}` |" in README


def test_every_code_of_the_statements_has_words():
    folder = ROOT / "coaching_lib" / "exports"
    texts = "".join(path.read_text(encoding="utf-8") for path in (folder / "sql").rglob("*.sql"))
    used = set(re.findall(r"problem\('([a-z]+-[a-z_-]+)'", texts))
    used |= {f"missing-{field}" for field in re.findall(r"missing\('(\w+)'", texts)}
    exact = (folder / "kinds" / "exact.py").read_text(encoding="utf-8")
    used |= set(re.findall(rf'{Damage.__name__}\(\w+, "([a-z0-9-]+)"', exact))
    known = tomllib.loads(Path(reasons.__file__).with_name("reasons.toml").read_text(encoding="utf-8"))
    assert used
    assert used <= set(known)


def test_every_reason_is_a_sentence_with_a_cure():
    known = tomllib.loads(Path(reasons.__file__).with_name("reasons.toml").read_text(encoding="utf-8"))
    for code, entry in known.items():
        assert set(entry) in ({"reason", "cure"}, {"skipped"}), code
        assert entry.get("cure", "Fine.").endswith("."), code
