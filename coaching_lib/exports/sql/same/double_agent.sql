-- One row per agent of the rosters that now stands there twice
delete from stg_agent
where rowid not in (select min(rowid) from stg_agent group by lower(agent_id))
