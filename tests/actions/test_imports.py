"""Looking at exports, loading them, and taking a load back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coaching_lib.actions import imports
from coaching_lib.actions.imports import ReadOptions
from coaching_lib.errors import ExportRefused, InvalidInput, NotAllowed, NotFound
from coaching_lib.people import agent_viewer
from coaching_lib.record import audit
from coaching_lib.reports.imports import imports as history

INTERACTIONS = (
    "interaction_id,agent_id,agent_name,started_at,handle_seconds,overall_score\n"
    "C1,A1,Ann,2026-01-02 10:00:00,300,50\nC2,A2,Bo,2026-01-03 10:00:00,90,100\n"
)
SCORES = (
    "interaction_id,behavior,points,max_points\n"
    "C1,Greets,5,5\nC1,Verifies,0,5\nC2,Greets,5,5\nC2,Verifies,5,5\n"
)
BAD = "C3,A1,Ann,2026-02-30 10:00:00,300,50\n"


@pytest.fixture
def export(tmp_path):
    def write(interactions: str = INTERACTIONS, scores: str = SCORES, name: str = "export") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "interactions.csv").write_text(interactions)
        (folder / "scores.csv").write_text(scores)
        return folder

    return write


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_load_brings_interactions_in_and_the_history_tells(empty_desk, export):
    report = imports.load(empty_desk, [export()])
    assert (report.new, report.changed, report.unchanged) == (2, 0, 0)
    assert report.snapshot == empty_desk.scores.current_name()
    [row] = history(empty_desk)
    assert (row.import_id, row.new, row.refused, row.undone_at) == (report.import_id, 2, 0, None)
    assert row.files == ("interactions.csv", "scores.csv")


def test_a_look_changes_no_byte(empty_desk, export):
    folder = export()
    look = imports.look(empty_desk, [folder])
    assert (look.new, look.is_dry_run, look.import_id) == (2, True, None)
    assert not empty_desk.settings.data.exists()
    imports.load(empty_desk, [folder])
    before = bytes_below(empty_desk.settings.data)
    second = imports.look(empty_desk, [export(INTERACTIONS.replace(",300,", ",400,"))])
    assert (second.new, second.changed, second.unchanged) == (0, 1, 1)
    assert bytes_below(empty_desk.settings.data) == before


def test_the_same_files_again_change_nothing(empty_desk, export):
    folder = export()
    first = imports.load(empty_desk, [folder])
    again = imports.load(empty_desk, [folder])
    assert (again.new, again.changed, again.unchanged, again.import_id) == (0, 0, 2, None)
    assert again.snapshot == first.snapshot
    assert len(history(empty_desk)) == 1


def test_the_same_file_in_another_zone_is_another_load(empty_desk, export):
    folder = export()
    imports.load(empty_desk, [folder])
    other = imports.load(empty_desk, [folder], ReadOptions(timezone="Asia/Tokyo"))
    assert other.import_id is not None
    assert other.changed == 2


def test_an_undone_file_loads_again(empty_desk, export):
    folder = export()
    first = imports.load(empty_desk, [folder])
    outcome = imports.undo(empty_desk)
    assert (outcome.import_id, outcome.removed) == (first.import_id, 2)
    assert imports.load(empty_desk, [folder]).new == 2
    with pytest.raises(InvalidInput):
        imports.undo(empty_desk, first.import_id)
    with pytest.raises(NotFound):
        imports.undo(empty_desk, "nothing")


def test_good_rows_load_beside_refused_ones(empty_desk, export):
    report = imports.load(empty_desk, [export(INTERACTIONS + BAD)])
    assert (report.new, len(report.refused), report.exit_code) == (2, 1, 3)
    assert history(empty_desk)[0].refused == 1


def test_all_or_nothing_loads_nothing_when_a_row_is_refused(empty_desk, export):
    report = imports.load(empty_desk, [export(INTERACTIONS + BAD)], ReadOptions(all_or_nothing=True))
    assert (report.new, report.import_id, report.exit_code, report.rows_loaded) == (0, None, 1, 0)
    assert report.files[0].skipped[-1].reason == "all or nothing"
    assert all(
        file.rows_read == file.rows_loaded + file.rows_refused + file.rows_skipped for file in report.files
    )
    assert not empty_desk.settings.data.exists() or not bytes_below(empty_desk.settings.data)


def test_nothing_but_refused_rows_changes_nothing(empty_desk, export):
    header = INTERACTIONS.split("\n", 1)[0] + "\n"
    report = imports.load(empty_desk, [export(header + BAD, "interaction_id,behavior,points\nC3,Greets,1\n")])
    assert (report.import_id, report.exit_code) == (None, 1)
    assert empty_desk.scores.current_name() is None
    assert not (empty_desk.settings.data / "scores").exists()


def test_a_file_that_is_no_export_is_refused_and_leaves_no_folder(empty_desk, tmp_path):
    (tmp_path / "page.csv").write_text("<html>Sign in</html>")
    with pytest.raises(ExportRefused):
        imports.load(empty_desk, [tmp_path / "page.csv"])
    assert not (empty_desk.settings.data / "scores").exists()


def test_the_report_for_scripts_has_its_fields_in_order(empty_desk, export):
    report = json.loads(json.dumps(imports.look(empty_desk, [export(INTERACTIONS + BAD)]).as_json()))
    assert list(report) == [
        "import_id", "snapshot", "dry_run", "files", "new", "changed", "unchanged", "refused", "score_check",
        "sample", "estimated_weights", "same_person",
    ]  # fmt: skip
    assert list(report["files"][0]) == [
        "path", "layout", "why", "encoding", "delimiter", "mapping", "behaviors", "agents", "interactions",
        "first_day", "last_day", "rows_read", "rows_loaded", "rows_refused", "rows_skipped", "skipped",
        "notes", "columns",
    ]  # fmt: skip
    assert report["files"][0]["columns"][0] == {
        "name": "interaction_id", "field": "interaction_id", "why": "by name", "samples": ["C1", "C2", "C3"],
    }  # fmt: skip
    assert (report["sample"][0]["interaction_id"], report["sample"][0]["agent_name"]) == ("C1", "Ann")
    assert report["same_person"] == {"hints": [], "joined": []}
    assert list(report["files"][1]["behaviors"][0]) == ["name", "met", "missed", "partial", "not_applicable"]
    assert list(report["refused"][0]) == ["file", "line", "column", "value", "reason", "cure"]
    assert report["refused"][0]["column"] == "started_at"
    assert report["files"][0]["first_day"] == "2026-01-02"
    assert report["score_check"] == {"compared": 2, "agree": 2, "differ": 0, "examples": []}


def test_results_alone_are_added_to_interactions_of_the_store(empty_desk, tmp_path):
    (tmp_path / "i.csv").write_text(INTERACTIONS)
    (tmp_path / "s.csv").write_text(SCORES)
    imports.load(empty_desk, [tmp_path / "i.csv"])
    report = imports.load(empty_desk, [tmp_path / "s.csv"])
    assert (report.new, report.changed, report.refused) == (0, 2, ())


def test_results_load_again_when_their_interactions_have_come_since(empty_desk, tmp_path):
    first, second = INTERACTIONS.rsplit("C2", 1)
    (tmp_path / "jan.csv").write_text(first)
    (tmp_path / "feb.csv").write_text(INTERACTIONS.split("\n", 1)[0] + "\nC2" + second)
    (tmp_path / "s.csv").write_text(SCORES)
    half = imports.load(empty_desk, [tmp_path / "jan.csv", tmp_path / "s.csv"])
    assert (half.new, len(half.refused)) == (1, 2)
    imports.load(empty_desk, [tmp_path / "feb.csv"])
    whole = imports.load(empty_desk, [tmp_path / "s.csv"])
    assert (whole.changed, whole.unchanged, whole.refused) == (1, 1, ())
    assert imports.load(empty_desk, [tmp_path / "s.csv"]).import_id is None


def test_a_mapping_names_the_columns_of_an_unknown_tool(empty_desk, tmp_path):
    (tmp_path / "odd.csv").write_text("Ref,Who,Points total,Warmth\n1,Ann,80,1\n2,Bo,60,0\n")
    with pytest.raises(ExportRefused) as refused:
        imports.look(empty_desk, [tmp_path / "odd.csv"])
    assert refused.value.code == "mapping-needed"
    assert "Ref, Who" in refused.value.message
    folder = empty_desk.settings.data / "mappings"
    folder.mkdir(parents=True)
    (folder / "acme.toml").write_text(
        '[columns]\nRef = "interaction_id"\nWho = "agent_name"\n"Points total" = "overall_score"\n'
        'Warmth = "behavior column"\n'
    )
    report = imports.load(empty_desk, [tmp_path / "odd.csv"], ReadOptions(mapping=Path("acme")))
    assert (report.new, report.files[0].mapping) == (2, "acme")
    assert [one.name for one in report.files[0].behaviors] == ["Warmth"]


@pytest.mark.parametrize(
    ("text", "words"),
    [('[columns]\nRef = "shoe_size"\n', "does not exist"), ("not toml", "cannot be read")],
)
def test_a_mapping_that_cannot_be_used_is_said(empty_desk, export, tmp_path, text, words):
    (tmp_path / "acme.toml").write_text(text)
    with pytest.raises(ExportRefused, match=words):
        imports.look(empty_desk, [export()], ReadOptions(mapping=tmp_path / "acme.toml"))


def test_an_agent_cannot_load(empty_desk, export):
    desk = empty_desk.seen_as(agent_viewer("A1", "Ann"))
    for act in (imports.look, imports.load):
        with pytest.raises(NotAllowed):
            act(desk, [export()])
    with pytest.raises(NotAllowed):
        imports.undo(desk)


def test_loads_and_undos_are_audited(empty_desk, export):
    report = imports.load(empty_desk, [export()])
    imports.undo(empty_desk)
    with empty_desk.record.reading() as connection:
        found = [(entry.action, entry.subject) for entry in audit.entries(connection)]
    subject = f"import:{report.import_id}"
    assert found == [("import.load", subject), ("import.undo", subject)]


def test_progress_never_goes_back(empty_desk, export):
    told: list[float] = []
    imports.load(empty_desk, [export()], None, lambda words, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_both_real_sets_live_in_one_store(empty_desk, ubuntu_chat, social_care):
    chat = imports.load(empty_desk, [ubuntu_chat])
    social = imports.load(empty_desk, [social_care])
    assert (chat.new, social.new) == (1311, 556)
    assert chat.score_check.differ == social.score_check.differ == 0
    again = imports.load(replace(empty_desk), [ubuntu_chat])
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1311)
    assert imports.undo(empty_desk).removed == 556
