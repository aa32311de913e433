-- One row per store: how much lies in it, how old it is, and what it holds.
select
    (select count(*) from interaction) as interactions,
    (select count(distinct agent_no) from interaction) as agents,
    (select max(loaded_at) from load_log where undone_at is null) as loaded_at,
    (select list_sort(list(distinct rubric)) from interaction) as rubrics,
    exists (from turn) as has_transcripts,
    exists (from behavior where weight is not null) as has_weights,
