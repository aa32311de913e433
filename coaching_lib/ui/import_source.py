"""Which files are to be loaded, and how to read them: dropped on the page, or a path on this machine."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal
from zoneinfo import available_timezones

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from coaching_lib.actions.imports import ReadOptions
from coaching_lib.desk import Desk
from coaching_lib.reports import mappings
from coaching_lib.ui.text import line

ROUND = "_import_round"
FOLDER = "_import_folder"
ORDERS: dict[str, Literal["dmy", "mdy"] | None] = {
    "As the dates show": None,
    "Day first (31/12)": "dmy",
    "Month first (12/31)": "mdy",
}


@dataclass(frozen=True)
class Source:
    """Files that were chosen and how they are to be read."""

    paths: tuple[Path, ...]
    options: ReadOptions
    signature: tuple[object, ...]
    """Changes with every file and option, so that a look is taken once for each."""


def choose(desk: Desk) -> Source | None:
    """Draw the choice; None while nothing is chosen."""
    turn = st.session_state.setdefault(ROUND, 0)
    files = st.file_uploader(
        "Drop exports here: tables, workbooks, JSON, Parquet, or a zip of them",
        accept_multiple_files=True,
        key=f"_import_files_{turn}",
    )
    typed = _path(turn) if desk.viewer.is_operator else ""
    options = _options(desk, turn)
    if files:
        signature = (*(file.file_id for file in files), options)
        return Source(_kept(files, signature), options, signature)
    if typed:
        path = Path(typed).expanduser()
        return Source((path,), options, (str(path), _changed_at(path), options))
    return None


def forget() -> None:
    """Start over: no file chosen, the copies of uploads removed."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    folder = st.session_state.pop(FOLDER, None)
    if folder is not None:
        folder[1].cleanup()


def _path(turn: int) -> str:
    return line(
        st.text_input(
            "Or a file or folder on this machine",
            key=f"_import_path_{turn}",
            placeholder="/exports/march",
            icon=":material/folder_open:",
        )
    )


def _options(desk: Desk, turn: int) -> ReadOptions:
    with st.expander("How to read it", icon=":material/tune:"):
        zone, order, name, mapping = st.columns(4)
        zones = sorted(available_timezones())
        timezone = zone.selectbox(
            "Time zone of times that name none",
            zones,
            index=zones.index(desk.settings.timezone),
            key=f"_import_zone_{turn}",
        )
        dates = order.selectbox(
            "Order of day and month where it is open", list(ORDERS), key=f"_import_order_{turn}"
        )
        source = name.text_input(
            "Name of this source", key=f"_import_name_{turn}", placeholder="QA tool, March"
        )
        used = _mapping(mapping, desk, turn)
        whole = st.toggle("All or nothing: load only if no row is refused", key=f"_import_whole_{turn}")
    return ReadOptions(
        timezone=timezone,
        date_order=ORDERS[dates],
        all_or_nothing=whole,
        source=line(source) or None,
        mapping=Path(used) if used else None,
    )


def _mapping(place: DeltaGenerator, desk: Desk, turn: int) -> str | None:
    saved = [""] + [one.name for one in mappings.mappings(desk)]
    return place.selectbox(
        "Saved names of columns",
        saved,
        format_func=lambda one: one or "Those kept for these headers",
        key=f"_import_mapping_{turn}",
        disabled=len(saved) == 1,
    )


def _kept(files: list[UploadedFile], signature: tuple[object, ...]) -> tuple[Path, ...]:
    """Copies of the uploads in a folder of their own outside the data; written once per choice of files."""
    kept = st.session_state.get(FOLDER)
    ids = signature[:-1]
    if kept is None or kept[0] != ids:
        if kept is not None:
            kept[1].cleanup()
        kept = (ids, tempfile.TemporaryDirectory(prefix="coaching-upload-"))
        for file in files:
            _free(Path(kept[1].name) / Path(file.name).name).write_bytes(file.getbuffer())
        st.session_state[FOLDER] = kept
    return (Path(kept[1].name),)


def _free(path: Path) -> Path:
    """The path, or one beside it: two files of one name may be dropped at once."""
    number = next(number for number in count(1) if not _numbered(path, number).exists())
    return _numbered(path, number)


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")


def _changed_at(path: Path) -> float | None:
    return path.stat().st_mtime if path.exists() else None
