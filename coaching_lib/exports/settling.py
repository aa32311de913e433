"""After reading: what rows say about each other (doubles, conflicts, scales, zones); then staging."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from coaching_lib.exports.direct import Direct
from coaching_lib.exports.intake import PARTS, Intake
from coaching_lib.exports.reasons import skip_codes
from coaching_lib.exports.statements import identifier, literal, literals
from coaching_lib.exports.told import absent
from coaching_lib.exports.values.scale import bounds_of, said
from coaching_lib.exports.values.words import CHANNELS
from coaching_lib.exports.zones import as_arrow, zone_spans
from coaching_lib.scores.staging import count_carried, number, number_texts


def settle(intake: Intake, zone: ZoneInfo, direct: Direct | None = None) -> list[str]:
    """Judge rows against each other and fill the staging tables; returns notes on the load.

    Raises: NotDirect when rows that `direct` stages have to be settled after all.
    """
    for part in PARTS:
        filled = _names(part) | {"absent": absent(intake.told) if part == "result" else ""}
        intake.run("settle/problems", filled)
        intake.run("settle/alive", filled)
    _settle_evaluations(intake, direct)
    _settle_clock(intake, zone)
    _settle_belonging(intake)
    notes = _settle_results(intake)
    for part in ("double_turns", "double_agents", "double_rubric"):
        intake.run(f"settle/{part}")
    for relation in ("agent_by_name", "ruled", "interaction", "result", "turn", "agent", "rubric"):
        intake.run(f"stage/{relation}")
    if direct is not None:
        direct.stage()
    elif intake.rows("stage/first_cell"):
        _stage_cells(intake)
    number(intake.connection)
    return notes


def _stage_cells(intake: Intake) -> None:
    """Stage cells of wide tables as numbers, beside what was staged as text."""
    number_texts(intake.connection)
    for relation in ("cell_contact", "cell_behavior", "cell"):
        intake.run(f"stage/{relation}")
    count_carried(intake.connection)


def _names(part: str) -> dict[str, str]:
    has_interaction = part in ("interaction", "result", "turn")
    return {
        "part": literal(part),
        "skipped": literals(sorted(skip_codes())),
        "parts": literals([part, "derived"] if part == "interaction" else [part]),
        "seen": identifier(f"seen_{part}"),
        "alive": identifier(f"alive_{part}"),
        "interaction_id": "interaction_id" if has_interaction else "null",
    }


def _settle_evaluations(intake: Intake, direct: Direct | None) -> None:
    intake.run("settle/superseded", _names("result"))
    if direct is None:
        intake.run("settle/interactions_of_results", {"lines": "alive_result"})
    elif intake.rows("direct/repeated"):
        intake.run("settle/interactions_of_results", {"lines": "seen_header"})
    intake.run("settle/superseded", _names("interaction"))
    intake.run("settle/double_interactions")
    intake.run("settle/results_of_conflicts")


def _settle_clock(intake: Intake, zone: ZoneInfo) -> None:
    times = intake.row("settle/times")
    if times["first_time"] is not None:
        intake.take("settle/zone_rows", as_arrow(zone_spans(zone, times["first_time"], times["last_time"])))
    intake.run("settle/clock")
    intake.run("settle/skipped_hours")
    intake.run("settle/results_of_skipped_hours")


def _settle_belonging(intake: Intake) -> None:
    for part in ("result", "turn"):
        intake.run("settle/of_refused", _names(part))
        intake.run("settle/unknown", _names(part))


def _settle_results(intake: Intake) -> list[str]:
    intake.run("settle/spellings")
    intake.run("settle/channels", {name: literals(sorted(words)) for name, words in CHANNELS.items()})
    intake.run("settle/spelled_result")
    intake.run("settle/double_results")
    return _settle_scales(intake)


def _settle_scales(intake: Intake) -> list[str]:
    notes = []
    for profile in intake.rows("settle/scale_counts"):
        bounds = bounds_of(profile, profile["max_points"]) or (0.0, 100.0)
        intake.run("settle/scale_row", behavior=profile["behavior"], low=bounds[0], top=bounds[1])
        notes.append(said(profile["behavior"], bounds))
    intake.run("settle/off_scale")
    return [note for note in notes if note]
