"""Small loads for tests: rows as Python values, staged and published; the store as plain values."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pyarrow as pa

from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.scores.load import LoadCounts, LoadFacts, compare, publish
from coaching_lib.settings import Settings

FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Load:
    """One load: rows of the stg_ tables as dictionaries."""

    interactions: tuple = ()
    results: tuple = ()
    turns: tuple = ()
    agents: tuple = ()
    rubric: tuple = ()
    files: tuple = field(default=({"path": "export.csv", "sha256": "0" * 64},))


TABLES = {
    "stg_interaction": "interactions",
    "stg_result": "results",
    "stg_turn": "turns",
    "stg_agent": "agents",
    "stg_rubric": "rubric",
}


def folder_at(path: Path, **settings) -> ScoresFolder:
    """A scores folder in a data folder that need not exist."""
    return ScoresFolder(path / "scores", Settings(data=path, **{"threads": 1} | settings))


def interaction(number: int, agent: str = "A1", **more) -> dict:
    """An interaction `I<number>` of an agent, on the day of its number, at noon."""
    day = FIRST_DAY + timedelta(days=number)
    told = {
        "file_no": 0,
        "line": number + 2,
        "interaction_id": f"I{number}",
        "agent_id": agent,
        "day": day,
        "started_at": datetime.combine(day, time(12)),
    }
    return told | more


def results(number: int, weight: float | None = 1.0, critical=(), **behaviors) -> tuple:
    """Results of interaction `I<number>`: behavior = x."""
    return tuple(
        {
            "interaction_id": f"I{number}",
            "behavior": name,
            "x": x,
            "weight": weight,
            "critical": True if name in critical else None,
        }
        for name, x in behaviors.items()
    )


def stage(staging: Staging, load: Load) -> None:
    """Fill the scratch tables."""
    for table, name in TABLES.items():
        rows = getattr(load, name)
        if not rows:
            continue
        connection = staging.connection
        columns = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
        used = [column for column in columns if any(column in row for row in rows)]
        arrow = pa.table({column: [row.get(column) for row in rows] for column in used})
        connection.register("rows", arrow)
        connection.execute(f"insert into {table} by name select * from rows")
        connection.unregister("rows")


def facts(import_id: str, load: Load = Load(), **options) -> LoadFacts:
    """Where a load comes from."""
    return LoadFacts(import_id, "test", load.files, (), options, datetime(2026, 2, 1, tzinfo=UTC))


def publish_load(folder: ScoresFolder, load: Load, import_id: str = "first", **options) -> LoadCounts:
    """Stage and publish one load."""
    with Staging(folder) as staging:
        stage(staging, load)
        return publish(folder, staging, facts(import_id, load, **options))[0]


def compare_load(folder: ScoresFolder, load: Load) -> LoadCounts:
    """The dry run of one load."""
    with Staging(folder, is_dry_run=True) as staging:
        stage(staging, load)
        return compare(folder, staging)


def ask(folder: ScoresFolder, query: str) -> list[tuple]:
    """Rows of a query on the current snapshot."""
    cursor = folder.current().connection.cursor()
    cursor.execute("use scores")
    return cursor.execute(query).fetchall()


NAMED = """
    with named as (
        select i.*, a.agent_id, t.team, s.channel, s.topic
        from interaction i join agent a using (agent_no) join stratum s using (stratum_no)
        left join team t on t.team_no = i.team_no),
    label as (select load_no, import_id from load_log)
"""
STATE = {
    "interactions": NAMED
    + """select n.* exclude (interaction_no, agent_no, team_no, stratum_no, load_no, result_load, turn_load),
        l.import_id, r.import_id, u.import_id from named n join label l using (load_no)
        left join label r on r.load_no = result_load left join label u on u.load_no = turn_load""",
    "scores": NAMED
    + """select n.interaction_id, n.agent_id, n.team, n.channel, n.topic, b.behavior, f.day, f.x, f.weight,
        f.critical, f.points_lost, f.is_na, f.own_weight, f.own_critical
        from score f join behavior b using (behavior_no) join named n
        on n.interaction_no = f.interaction_no and n.agent_no = f.agent_no
        and n.team_no is not distinct from f.team_no and n.stratum_no = f.stratum_no""",
    "turns": """select i.interaction_id, t.* exclude (interaction_no)
        from turn t join interaction i using (interaction_no)""",
    "agents": "select * exclude (agent_no) from agent",
    "behaviors": "select * exclude (behavior_no) from behavior",
    "teams": "select team from team",
    "strata": "select channel, topic from stratum",
    "cube": """select c.day, a.agent_id, t.team, b.behavior, c.applicable, c.misses, c.points_lost, c.price
        from cube c join agent a using (agent_no) join behavior b using (behavior_no)
        left join team t on t.team_no = c.team_no""",
    "days": """select c.* exclude (agent_no, team_no), a.agent_id, t.team from agent_day c
        join agent a using (agent_no) left join team t on t.team_no = c.team_no""",
    "centre": """select c.* exclude (behavior_no, stratum_no), b.behavior, s.channel, s.topic
        from centre_day c join behavior b using (behavior_no) join stratum s using (stratum_no)""",
    "standings": """select c.* exclude (agent_no, behavior_no, stratum_no), a.agent_id, b.behavior, s.channel,
        s.topic from standing c join agent a using (agent_no) join behavior b using (behavior_no)
        join stratum s using (stratum_no)""",
    "examples": """select a.agent_id, b.behavior, i.interaction_id, e.day, e.points_lost
        from example e join agent a using (agent_no) join behavior b using (behavior_no)
        join interaction i on i.interaction_no = e.interaction_no and i.day = e.day
        and i.agent_no = e.agent_no""",
    "keys": """select i.interaction_id, k.id_hash = hash(i.interaction_id), k.day
        from interaction_key k join interaction i using (interaction_no)""",
    **{
        name: f"""select h.* exclude (load_no, replaced_by), l.import_id, r.import_id from {name} h
            join load_log l using (load_no) left join load_log r on r.load_no = h.replaced_by"""
        for name in ("interaction_history", "score_history", "turn_history")
    },
    "members": """select m.* exclude (load_no, header_load, result_load, turn_load), l.import_id,
        h.import_id, r.import_id, t.import_id from load_interaction m join load_log l using (load_no)
        left join load_log h on h.load_no = m.header_load left join load_log r on r.load_no = m.result_load
        left join load_log t on t.load_no = m.turn_load""",
}


def state(folder: ScoresFolder) -> dict[str, list[tuple]]:
    """Everything the store says, numbers replaced by names, in a settled order, sums to nine digits."""
    return {name: sorted(map(_settled, ask(folder, query)), key=repr) for name, query in STATE.items()}


def _settled(row: tuple) -> tuple:
    return tuple(
        round(value, 9) + 0.0 if isinstance(value, float) and math.isfinite(value) else value for value in row
    )
