"""Stores for pages: nothing at all, and the made-up center of the report tests."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.conftest import desk_over
from tests.pages.acting import hard_to_show
from tests.reports.builders import load, made_up_centre

LAST = date(2026, 6, 30)


@pytest.fixture(scope="session", autouse=True)
def installed_components():
    """What Streamlit finds among all installed packages, looked for once: a server does so once as well.

    Its page tests search anew for every page, which took half of their time.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session")
def page_folder(tmp_path_factory):
    """A center of twelve agents, loaded once."""
    folder = tmp_path_factory.mktemp("pages") / "data"
    load(desk_over(folder, date(2026, 7, 1)), made_up_centre(LAST))
    return folder


@pytest.fixture
def nothing(tmp_path, monkeypatch):
    """The app over a folder in which nothing lies."""
    monkeypatch.setenv("COACHING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COACHING_TODAY", "2026-07-01")
    return tmp_path / "data"


@pytest.fixture
def center(page_folder, tmp_path, monkeypatch):
    """The app over an own copy of the center."""
    shutil.copytree(page_folder, tmp_path / "data")
    monkeypatch.setenv("COACHING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COACHING_TODAY", "2026-07-01")
    return tmp_path / "data"


@pytest.fixture(scope="session")
def hard_folder(tmp_path_factory):
    """Six agents with names that are hard to show, addresses and transcripts; loaded once."""
    folder = tmp_path_factory.mktemp("hard") / "data"
    hard_to_show(folder)
    return folder


@pytest.fixture
def hard(hard_folder, tmp_path, monkeypatch):
    """The app over an own copy of that center."""
    shutil.copytree(hard_folder, tmp_path / "data")
    monkeypatch.setenv("COACHING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COACHING_TODAY", "2026-07-01")
    return tmp_path / "data"
