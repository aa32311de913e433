-- One row per agent listed twice in a roster: equal ones are skipped, differing ones refused
insert into fate by name
with listed as (
    select
        *,
        lower(clean(coalesce(agent_id, agent_name, agent_email))) as agent_key,
        hash(
            lower(clean(agent_name)), lower(agent_email), lower(clean(team)),
            lower(clean(manager)), lower(manager_email)
        ) as content,
    from alive_agent
),

twice as (
    select
        agent_key,
        min(row_id) as first_row,
        max(row_id) as last_row,
        count(distinct content) > 1 as is_conflict,
    from listed
    group by agent_key
    having count(*) > 1
)

select
    'agent' as part,
    l.row_id,
    l.file_no,
    t.is_conflict as is_refused,
    case when t.is_conflict then 'conflicting-agent' else 'double' end as code,
    'agent_id' as field,
    coalesce(l.agent_id, l.agent_name, l.agent_email) as "value",
    case when l.row_id = t.first_row then t.last_row else t.first_row end as other_row,
from listed as l
join twice as t using (agent_key)
where t.is_conflict or l.row_id > t.first_row
