"""The reading grade as textstat counts it."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def grade():
    """Flesch-Kincaid grade of a text."""
    import textstat

    return textstat.flesch_kincaid_grade
