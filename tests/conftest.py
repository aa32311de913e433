"""What every test may ask for: empty desks, the sample loaded once, the real conversations."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coaching_lib.desk import Desk, open_desk
from coaching_lib.settings import Settings

TODAY = date(2026, 7, 1)


def desk_over(data: Path, today: date = TODAY, **settings) -> Desk:
    """A desk over a folder on a given day, as the one person of local mode."""
    return open_desk(Settings(data=data, today=today, **settings), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def empty_desk(tmp_path) -> Desk:
    """A desk over a folder in which nothing lies yet."""
    return desk_over(tmp_path / "data")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory) -> Path:
    """The fictional sample, loaded once for all tests; copy it before you change it."""
    from coaching_lib.actions.sample import load_sample

    folder = tmp_path_factory.mktemp("sample") / "data"
    load_sample(desk_over(folder))
    return folder


@pytest.fixture
def sample_desk(sample_folder, tmp_path) -> Desk:
    """A desk over an own copy of the loaded sample."""
    shutil.copytree(sample_folder, tmp_path / "data")
    return desk_over(tmp_path / "data")


def real_folder(name: str) -> Path:
    """One set of real conversations, or a skip that says what to do."""
    root = os.environ.get("COACHING_REAL_DATA")
    if not root:
        pytest.skip("Set COACHING_REAL_DATA to the folder of the real conversations to run this test")
    return Path(root) / name


@pytest.fixture(scope="session")
def ubuntu_chat() -> Path:
    """1,311 real chats of 125 people."""
    return real_folder("ubuntu_chat")


@pytest.fixture(scope="session")
def social_care() -> Path:
    """556 real public threads of 191 people."""
    return real_folder("social_care")


@pytest.fixture(scope="session")
def ubuntu_desk(ubuntu_chat, tmp_path_factory) -> Desk:
    """The real chats, loaded once; for reading only."""
    from coaching_lib.actions import imports

    desk = desk_over(tmp_path_factory.mktemp("ubuntu") / "data", date(2024, 7, 5))
    imports.load(desk, [ubuntu_chat])
    return desk
