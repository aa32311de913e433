-- One row per name that was written in several ways
select
    kind,
    spelled,
    list(written order by written) as ways,
from spelling
where kind in ('agent_id', 'agent_name', 'team', 'behavior')
group by kind, spelled
having count(*) > 1 or bool_or(written <> spelled)
order by kind, spelled
