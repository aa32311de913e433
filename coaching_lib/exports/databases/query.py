"""One question to a database, loaded as a file is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from coaching_lib.errors import InvalidInput
from coaching_lib.exports.databases.address import Address

END = re.compile(r";\s*(--[^\n]*\s*)*\Z")


@dataclass(frozen=True)
class Query:
    """A select and the database it is asked of; `name`: of the file or table, for reports."""

    address: Address
    text: str
    name: str

    @property
    def shown(self) -> str:
        """How reports and the history name it."""
        return f"{self.address.shown}/{self.name}"


def query_from(address: Address, file: Path) -> Query:
    """The select in a file.

    Raises: InvalidInput when the file cannot be read or is empty.
    """
    try:
        text = END.sub("", file.read_text(encoding="utf-8-sig")).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{file} cannot be read.", "Give a file with one select, as UTF-8.") from error
    if not text or "\0" in text:
        raise InvalidInput(f"{file} holds no query.", "Write one select into it.")
    return Query(address, text, file.name)


def query_of_table(address: Address, table: str) -> Query:
    """All rows of a table or view; `table` may name its schema before a dot."""
    named = ".".join('"' + part.replace('"', '""') + '"' for part in table.split("."))
    return Query(address, f"table {named}", table)
