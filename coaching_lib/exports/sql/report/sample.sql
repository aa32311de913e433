-- One row per result (or interaction without any) among the first ten that came in, as they count
with first_results as (
    select
        c.interaction_id,
        b.behavior,
        s.x,
        s.weight,
        s.critical,
    from first_score as s
    join stg_contact as c using (contact_no)
    join stg_behavior as b using (behavior_no)
),

shown as (
    select * from first_results
    union all by name
    (
        select interaction_id from stg_interaction
        where not exists (select 1 from first_results)
        limit 10
    )
)

select
    r.interaction_id,
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
from shown as r
left join stg_interaction as i on i.interaction_id = r.interaction_id
order by i.file_no, i.line, r.interaction_id, r.behavior
limit 10
