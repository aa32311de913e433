"""Before the app starts: the sample where nothing is loaded, own scores where something is."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from coaching_lib.desk import open_desk
from coaching_lib.hosting.prepare import prepare
from coaching_lib.settings import Settings, demo_of
from tests.conftest import TODAY

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_without_own_scores_the_sample_gets_stores_of_its_own(tmp_path):
    settings = Settings(data=tmp_path / "data", today=TODAY)

    words = prepare(settings, NOW)

    assert "sample" in words
    assert open_desk(settings, NOW).scores.current() is None
    assert open_desk(demo_of(settings), NOW).scores.current() is not None


def test_the_second_start_opens_the_same_sample(tmp_path, sample_folder):
    settings = Settings(data=tmp_path / "data", today=TODAY)
    shutil.copytree(sample_folder, tmp_path / "data" / "demo")
    before = open_desk(demo_of(settings), NOW).scores.current()

    prepare(settings, NOW)

    after = open_desk(demo_of(settings), NOW).scores.current()
    assert before is not None and after is not None
    assert before.name == after.name


def test_own_scores_bring_no_sample(tmp_path, sample_folder):
    shutil.copytree(sample_folder, tmp_path / "data")
    settings = Settings(data=tmp_path / "data", today=TODAY)

    words = prepare(settings, NOW)

    assert "own scores" in words
    assert not (tmp_path / "data" / "demo").exists()
