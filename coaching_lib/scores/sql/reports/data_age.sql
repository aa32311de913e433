-- One row per store: how much lies in it, how old it is, and what it holds.
select
    (select coalesce(sum(interactions), 0)::bigint from agent_day) as interactions,
    (select count(distinct agent_no) from agent_day) as agents,
    (select max(loaded_at) from load_log where undone_at is null) as loaded_at,
    (
        select list(rubric order by rubric)
        from (select distinct rubric from interaction)
        where rubric is not null
    ) as rubrics,
    exists (from turn) as has_transcripts,
    exists (from behavior where weight is not null) as has_weights,
