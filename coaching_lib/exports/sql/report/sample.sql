-- One row per result (or interaction without any) among the first ten that came in, as everything reads them
with first_results as (
    select
        c.interaction_id,
        b.behavior,
        s.x,
        s.weight,
        s.critical,
    from (select * from stg_score order by rowid limit 10) as s
    join stg_contact as c using (contact_no)
    join stg_behavior as b using (behavior_no)
),

first_interactions as (
    select * from stg_interaction where not exists (select 1 from first_results) limit 10
)

select
    coalesce(r.interaction_id, i.interaction_id) as interaction_id,
    i.agent_id,
    i.agent_name,
    i.agent_email,
    i.team,
    i.manager,
    i.channel,
    i.topic,
    i.started_at::varchar as started_at,
    i.handle_seconds,
    i.rubric,
    r.behavior,
    case
        when r.behavior is null then null
        when r.x is null then 'not applicable'
        when r.x >= 1 then 'met'
        when r.x <= 0 then 'missed'
        else 'partial'
    end as result,
    r.x as share_met,
    r.weight,
    r.critical,
    i.overall_score,
from (
    select interaction_id from first_results
    union
    select interaction_id from first_interactions
) as found
left join first_results as r on r.interaction_id = found.interaction_id
left join stg_interaction as i on i.interaction_id = found.interaction_id
order by i.line nulls last, found.interaction_id, r.behavior
limit 10
