"""An organisation's own playbooks: save, take out of use, go back to earlier words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_lib.actions.guards import moment
from coaching_lib.advice.checking import problems
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound, PlanChanged
from coaching_lib.people import require_loader
from coaching_lib.record import Connection, audit, playbooks


def save(desk: Desk, name: str, table: Mapping[str, Any], seen_version: int = 0) -> int:
    """Save a playbook under its name; drafts are written from it at once. Returns the new version.

    `table`: as a playbook's file holds it. The words before are kept (`restore`). `seen_version`: the version
    that was on screen, 0 for a new one.
    Raises: NotAllowed, InvalidInput (naming all that is wrong), PlanChanged (somebody saved meanwhile),
    StoreBusy.
    """
    require_loader(desk.viewer)
    found = problems(name, table)
    if found:
        raise InvalidInput(
            f"This playbook cannot be used yet. {' '.join(found)}", "Correct it and save again."
        )
    with desk.record.writing() as connection:
        return _save(desk, connection, name, table, seen_version, "playbook.save")


def remove(desk: Desk, name: str, seen_version: int) -> None:
    """Take an own playbook out of use: ours of that name counts again. Its words can be restored.

    Raises: NotAllowed, NotFound (there is none, or somebody saved meanwhile), StoreBusy.
    """
    require_loader(desk.viewer)
    with desk.record.writing() as connection:
        if not playbooks.remove(connection, name, seen_version, moment(desk, connection)):
            raise NotFound(f"The playbook {name!r} was changed or removed meanwhile.", "Open it again.")
        audit.log(connection, desk.viewer.actor_id, "playbook.remove", f"playbook:{name}")


def restore(desk: Desk, name: str, version: int) -> int:
    """Go back to the words of an earlier version; they are saved as a new one. Returns its number.

    Raises: NotAllowed, NotFound (no such playbook or version), StoreBusy.
    """
    require_loader(desk.viewer)
    with desk.record.writing() as connection:
        known = playbooks.find(connection, name)
        texts = {each.version: each.table for each in known.earlier} if known else {}
        if known is not None and known.is_removed:
            texts[known.version] = known.table
        if known is None or version not in texts:
            raise NotFound(f"There is no version {version} of {name!r}.", "Choose one of the list.")
        return _save(desk, connection, name, texts[version], known.version, "playbook.restore")


def _save(
    desk: Desk, connection: Connection, name: str, table: Mapping[str, Any], seen: int, what: str
) -> int:
    actor_id = desk.viewer.actor_id
    version = playbooks.save(connection, name, table, actor_id, seen, moment(desk, connection))
    if version is None:
        raise PlanChanged(
            f"Somebody else saved the playbook {name!r} first; your words are not saved yet.",
            "Open it again and make your change once more.",
        )
    audit.log(connection, actor_id, what, f"playbook:{name}", {"version": version})
    return version
