"""What the person said about the columns of the chosen files; becomes a mapping file that the load keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import streamlit as st

from coaching_lib.actions.mappings import file_name
from coaching_lib.exports import ColumnDecision
from coaching_lib.exports.mapping import write_mapping
from coaching_lib.ui.import_source import Source

ANSWERS = "_import_answers"
FOLDER = "_import_answers_folder"
NAME = "_import_answers_name"
Order = Literal["dmy", "mdy"]


@dataclass
class Answers:
    """Column -> field; `order` of day and month; the name the mapping is kept under."""

    columns: dict[str, str] = field(default_factory=dict)
    order: Order | None = None


def answers() -> Answers | None:
    """What was said for the files now chosen; None while nothing was."""
    return st.session_state.get(ANSWERS)


def say(column: str, meaning: str, before: Iterable[ColumnDecision], known: Mapping[str, str]) -> None:
    """Give a column its field. What contents decided so far is said along, so that it holds from then on."""
    told = _begun(before, known)
    told.columns[column] = meaning


def confirm(before: Iterable[ColumnDecision], known: Mapping[str, str]) -> None:
    """Say yes to everything that was proposed."""
    _begun(before, known)


def say_order(order: Order, before: Iterable[ColumnDecision], known: Mapping[str, str]) -> None:
    """Say what 03/04 means."""
    _begun(before, known).order = order


def forget() -> None:
    """Take all answers back."""
    st.session_state.pop(ANSWERS, None)


def answered(source: Source) -> Source:
    """The files with the answers as their mapping."""
    told = answers()
    if told is None:
        return source
    path = Path(_folder().name) / f"{file_name(name(source))}.toml"
    write_mapping(path, told.columns, told.order)
    said = (tuple(told.columns.items()), told.order, path.name)
    return replace(source, options=replace(source.options, mapping=path), signature=(*source.signature, said))


def name(source: Source) -> str:
    """What the mapping is called: as typed, else after the source, else after the first file."""
    typed = st.session_state.get(NAME)
    return str(typed or source.options.source or source.paths[0].stem)


def _begun(before: Iterable[ColumnDecision], known: Mapping[str, str]) -> Answers:
    if answers() is None:
        proposed = {one.name: one.field for one in before if one.why.startswith("by content") and one.field}
        st.session_state[ANSWERS] = Answers({**proposed, **known})
    told: Answers = st.session_state[ANSWERS]
    return told


def _folder() -> TemporaryDirectory[str]:
    if FOLDER not in st.session_state:
        st.session_state[FOLDER] = TemporaryDirectory(prefix="coaching-answers-")
    folder: TemporaryDirectory[str] = st.session_state[FOLDER]
    return folder
