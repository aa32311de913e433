"""Who may import whom. The two tables are the rules; everything else reads them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "coaching_lib"

GROUND = {"errors", "periods", "filters", "settings"}
DOMAIN = {"people", "scoring", "coaching", "advice"}
WORDS = GROUND - {"settings"}

# room -> the rooms of ours it may import (itself always)
LAYERS: dict[str, set[str]] = {
    "errors": set(),
    "settings": set(),
    "periods": set(),
    "filters": set(),
    "people": WORDS,
    "scoring": WORDS | {"people"},
    "coaching": WORDS | {"people", "scoring"},
    "advice": WORDS | {"people", "scoring", "coaching"},
    "scores": GROUND | {"scoring"},
    "exports": GROUND | {"scores"},
    "record": GROUND | DOMAIN,
    "delivery": GROUND | DOMAIN,
    "desk": GROUND | {"people", "scores", "record"},
    "reports": GROUND | DOMAIN | {"scores", "record", "exports", "delivery", "desk"},
    "actions": GROUND | DOMAIN | {"scores", "record", "exports", "delivery", "desk"},
    "ui": GROUND | DOMAIN | {"reports", "actions", "desk", "scores", "record", "exports", "delivery"},
    "cli": GROUND | DOMAIN | {"reports", "actions", "desk"},
    "hosting": GROUND | DOMAIN | {"reports", "actions", "desk"},
    "__main__": {"cli"},
    "__init__": set(),
    "pages": {"ui", "reports", "actions", "errors", "filters", "periods"} | DOMAIN,
    "app": {"ui", "hosting", "reports", "actions", "errors"} | DOMAIN,
}

# outside package -> the only places that may import it (prefixes of the path below the root)
ONLY_IN: dict[str, tuple[str, ...]] = {
    "duckdb": ("coaching_lib/scores/", "coaching_lib/exports/"),
    "adbc_driver_postgresql": ("coaching_lib/exports/databases/",),
    "sqlalchemy": ("coaching_lib/record/",),
    "alembic": ("coaching_lib/record/",),
    "yagmail": ("coaching_lib/delivery/",),
    "litellm": ("coaching_lib/advice/drafters.py",),
    "streamlit": ("coaching_lib/ui/", "app.py", "pages/"),
    "plotly": ("coaching_lib/ui/charts/",),
    "pandas": ("coaching_lib/ui/", "coaching_lib/reports/"),
    "typer": ("coaching_lib/cli/",),
    "rich": ("coaching_lib/cli/",),
    "starlette": ("coaching_lib/hosting/",),
    "pydantic_settings": ("coaching_lib/settings.py",),
    "statsmodels": (),
    "pytest": (),
}

PURE = ("coaching_lib/people/", "coaching_lib/scoring/", "coaching_lib/coaching/", "coaching_lib/periods.py")
PURE_MAY_USE = {"numpy", "scipy"}

ENVIRONMENT = ("coaching_lib/settings.py", "coaching_lib/advice/drafters.py")
"""The second one only sets what litellm reads when it is imported."""
CLOCK = ("coaching_lib/ui/frame.py", "coaching_lib/cli/", "coaching_lib/hosting/")


@dataclass(frozen=True)
class Import:
    """One import: which file, which line, which dotted name."""

    path: str
    line: int
    name: str


def room_of(path: str) -> str:
    """The room a file belongs to: pages, app, or the first folder or module below the package."""
    parts = Path(path).parts
    if parts[0] == PACKAGE:
        return Path(parts[1]).stem
    return Path(parts[0]).stem


def sources() -> list[Path]:
    """Every Python file of the product (not tests, benchmarks or sample)."""
    return sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / PACKAGE).rglob("*.py")])


def imports_of(text: str, path: str) -> Iterator[Import]:
    """Every import in a source text, those inside functions and type-checking blocks too."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            if node.module == PACKAGE:
                for alias in node.names:
                    yield Import(path, node.lineno, f"{PACKAGE}.{alias.name}")
            else:
                yield Import(path, node.lineno, node.module)


def broken_layer(found: Import) -> str | None:
    """Why an import of ours is forbidden, or None."""
    if not found.name.startswith(PACKAGE + "."):
        return None
    here, there = room_of(found.path), found.name.split(".")[1]
    if here == there or there in LAYERS[here]:
        return None
    return f"{found.path}:{found.line}: {here} may not import {there}"


def broken_only_in(found: Import) -> str | None:
    """Why an import of an outside package is forbidden, or None."""
    package = found.name.split(".")[0]
    places = ONLY_IN.get(package)
    if places is None or found.path.startswith(places):
        return None
    return f"{found.path}:{found.line}: {package} belongs only in {', '.join(places) or 'tests'}"


def broken_purity(found: Import) -> str | None:
    """Why an import makes a pure room impure, or None."""
    import sys

    package = found.name.split(".")[0]
    if not found.path.startswith(PURE) or package == PACKAGE:
        return None
    if package in sys.stdlib_module_names or package in PURE_MAY_USE:
        return None
    return f"{found.path}:{found.line}: {package} in a pure room"


def all_imports() -> list[Import]:
    """Every import of the product."""
    found = []
    for source in sources():
        path = source.relative_to(ROOT).as_posix()
        found += imports_of(source.read_text(encoding="utf-8"), path)
    return found


@pytest.mark.parametrize("rule", [broken_layer, broken_only_in, broken_purity])
def test_every_import_keeps_the_rules(rule):
    assert [reason for found in all_imports() if (reason := rule(found))] == []


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("coaching_lib/scoring/x.py", "from coaching_lib.scores import Snapshot", broken_layer),
        ("coaching_lib/reports/x.py", "from coaching_lib import actions", broken_layer),
        ("pages/x.py", "import pandas", broken_only_in),
        ("pages/x.py", "def f():\n    import plotly.graph_objects", broken_only_in),
        ("coaching_lib/reports/x.py", "import duckdb", broken_only_in),
        ("coaching_lib/coaching/x.py", "import requests", broken_purity),
    ],
)
def test_a_forbidden_import_is_found(path, text, rule):
    assert [reason for found in imports_of(text, path) if (reason := rule(found))]


def names_used(source: Path, owner: str, names: set[str]) -> list[int]:
    """Lines on which `owner.name` is read, for example os.environ or date.today."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
    ]


@pytest.mark.parametrize(
    ("owner", "names", "places"),
    [
        ("os", {"environ", "getenv"}, ENVIRONMENT),
        ("date", {"today"}, CLOCK),
        ("datetime", {"now", "utcnow", "today"}, CLOCK),
    ],
)
def test_environment_and_clock_are_read_in_their_places_only(owner, names, places):
    offenders = [
        f"{path}:{line}"
        for source in sources()
        if not (path := source.relative_to(ROOT).as_posix()).startswith(places)
        for line in names_used(source, owner, names)
    ]
    assert offenders == []


SIZES = {"app.py": 15, "pages/": 80, "coaching_lib/": 200}


def test_files_and_functions_keep_their_sizes():
    long_files, long_functions = [], []
    for source in sources():
        path = source.relative_to(ROOT).as_posix()
        text = source.read_text(encoding="utf-8")
        limit = next(size for prefix, size in SIZES.items() if path.startswith(prefix))
        if len(text.splitlines()) > limit:
            long_files.append(f"{path}: {len(text.splitlines())} lines (at most {limit})")
        for node in ast.walk(ast.parse(text)):
            is_long = isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 30
            if is_long and "migrations/versions" not in path:
                long_functions.append(f"{path}:{node.lineno} {node.name}")
    assert long_files == []
    assert long_functions == []


FORBIDDEN_STEMS = {"utils", "helpers", "common", "models"}


def test_no_file_is_named_after_a_layer():
    assert [source for source in sources() if source.stem in FORBIDDEN_STEMS] == []


PAGE_MAY_NOT = (ast.FunctionDef, ast.ClassDef, ast.Lambda)


def test_a_page_defines_nothing_and_keeps_no_state():
    offenders = []
    for source in (ROOT / "pages").glob("*.py"):
        text = source.read_text(encoding="utf-8")
        if any(isinstance(node, PAGE_MAY_NOT) for node in ast.walk(ast.parse(text))):
            offenders.append(f"{source.name}: defines something")
        if "session_state" in text or "unsafe_allow_html" in text:
            offenders.append(f"{source.name}: state or HTML")
        body = [node for node in ast.parse(text).body if not isinstance(node, ast.Import | ast.ImportFrom)]
        first = ast.unparse(
            body[1] if isinstance(body[0], ast.Expr) and ast.get_docstring(ast.parse(text)) else body[0]
        )
        if not first.startswith("desk = frame.enter("):
            offenders.append(f"{source.name}: begins with {first[:40]!r}")
    assert offenders == []


def sql_files() -> list[Path]:
    """Every SQL file of the product."""
    return sorted((ROOT / PACKAGE).rglob("*.sql"))


def test_each_sql_file_says_its_grain_and_stays_short():
    offenders = []
    for file in sql_files():
        lines = file.read_text(encoding="utf-8").splitlines()
        if not lines[0].startswith("-- One row per"):
            offenders.append(f"{file.name}: first line {lines[0][:40]!r}")
        if len(lines) > 60 or max(map(len, lines)) > 100:
            offenders.append(f"{file.name}: longer than 60 lines or wider than 100")
    assert offenders == []


SQL_STARTS = (
    "select ",
    "insert into ",
    "update ",
    "delete from ",
    "create table",
    "create or replace",
    "with ",
)
SQL_WORDS = (" from ", " set ", " values", " as ", "(")


def looks_like_sql(text: str) -> bool:
    """Whether a string constant is a statement rather than a sentence."""
    low = " ".join(text.lower().split())
    return (
        low.startswith(SQL_STARTS[:-1]) and any(word in low for word in SQL_WORDS) and not low.endswith(".")
    )


def test_no_sql_stands_in_python_strings():
    offenders = []
    for source in sources():
        path = source.relative_to(ROOT).as_posix()
        if path.startswith("coaching_lib/record/"):
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and looks_like_sql(node.value):
                offenders.append(f"{path}:{node.lineno}: {node.value[:50]!r}")
    assert offenders == []
