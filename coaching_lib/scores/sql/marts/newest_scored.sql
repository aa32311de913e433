-- One row per store: its newest scored day after and before the change
create or replace temp view newest_scored as
select
    (select max(day) from new.agent_day where scored > 0) as day,
    (select max(day) from old.agent_day where scored > 0) as old_day,
