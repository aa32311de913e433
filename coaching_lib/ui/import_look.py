"""The look before a load, taken once for each choice of files and answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from coaching_lib.actions import imports
from coaching_lib.desk import Desk
from coaching_lib.exports import ColumnDecision, ColumnsOpen
from coaching_lib.reports import mappings
from coaching_lib.ui import import_answers, import_source, refusals
from coaching_lib.ui.import_source import Source
from coaching_lib.ui.text import safe

KEPT = "_import_look"
Told = tuple[ColumnDecision, ...]


@dataclass(frozen=True)
class Looked:
    """The report on files, or what a person has to say first; `seconds` the reading took."""

    report: imports.ImportReport | None
    asked: ColumnsOpen | None
    seconds: float = 0.0

    def tables(self) -> list[tuple[str, str | None, Told]]:
        """(file, mapping, columns) of every table, understood or not."""
        if self.asked is not None:
            return [(table.file, None, table.columns) for table in self.asked.tables]
        files = self.report.files if self.report else ()
        return [(file.path, file.mapping, file.decisions) for file in files if file.decisions]

    def columns(self) -> Told:
        """The columns of all tables."""
        return tuple(column for _, _, columns in self.tables() for column in columns)


def look(desk: Desk, source: Source) -> Looked | None:
    """The look at the chosen files; None where it was refused in words."""
    kept: tuple[object, Looked] | None = st.session_state.get(KEPT)
    if kept is not None and kept[0] == source.signature:
        return kept[1]
    place = st.empty()
    with refusals.said():
        looked = _look(desk, source, place)
        st.session_state[KEPT] = (source.signature, looked)
        place.empty()
        return looked
    return None


def known(desk: Desk, looked: Looked) -> Mapping[str, str]:
    """What remembered mappings said about the columns of these files."""
    used = {name for _, name, _ in looked.tables() if name}
    return {column: field for one in mappings.mappings(desk) if one.name in used
            for column, field in one.columns.items()}  # fmt: skip


def start_over() -> None:
    """No file chosen, nothing said, nothing looked at."""
    import_source.forget()
    import_answers.forget()
    st.session_state.pop(KEPT, None)


def again() -> None:
    """Look at the same files once more."""
    st.session_state.pop(KEPT, None)


def _look(desk: Desk, source: Source, place: st.delta_generator.DeltaGenerator) -> Looked:
    began = time.monotonic()
    with place.container():
        bar = st.progress(0.0, "Reading the files. Nothing is changed.")
        st.button("Cancel", key="_import_look_cancel", icon=":material/close:", on_click=start_over)
    try:
        report = imports.look(desk, source.paths, source.options, telling(bar.progress, began))
    except ColumnsOpen as error:
        return Looked(None, error)
    return Looked(report, None, time.monotonic() - began)


def telling(show: Callable[[float, str], object], began: float) -> Callable[[str, float], None]:
    """A progress that also says how long it has been going on."""

    def tell(words: str, share: float) -> None:
        seconds = time.monotonic() - began
        show(min(max(share, 0.0), 1.0), safe(words + (f", {seconds:.0f} s" if seconds >= 1 else "")))

    return tell
