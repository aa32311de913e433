"""Desks over a made-up centre, loaded once for all tests of reports."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from coaching_lib.desk import Desk
from tests.conftest import desk_over
from tests.reports.builders import Contact, load, made_up_centre

LAST = date(2026, 6, 30)
TODAY = date(2026, 7, 1)


@pytest.fixture(scope="session")
def contacts() -> list[Contact]:
    """About 1,200 contacts of twelve agents over 200 days."""
    return made_up_centre(LAST)


@pytest.fixture(scope="session")
def made_up_folder(contacts, tmp_path_factory):
    """The data folder of the made-up centre."""
    folder = tmp_path_factory.mktemp("made-up") / "data"
    load(desk_over(folder, TODAY), contacts)
    return folder


@pytest.fixture
def desk(made_up_folder) -> Desk:
    """A desk over the made-up centre, for reading only."""
    return desk_over(made_up_folder, TODAY)


@pytest.fixture
def own_desk(made_up_folder, tmp_path) -> Desk:
    """A desk over an own copy of the made-up centre, for tests that share plans."""
    shutil.copytree(made_up_folder, tmp_path / "data")
    return desk_over(tmp_path / "data", TODAY)
