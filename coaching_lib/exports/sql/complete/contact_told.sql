-- One row per interaction whose description gave way to an evaluation: what it says of the contact
create or replace table contact_told as
with told as (
    select
        s.*,
        z.offset_seconds,
    from seen_interaction as s
    join fate as f on f.part = 'interaction' and f.row_id = s.rowid and f.code = 'superseded'
    asof left join zone_span as z on s.started >= z.local_from
    where s.overall is null and s.evaluator is null and s.evaluated is null and s.revision is null
)

select
    interaction_id,
    any_value(clean(agent_name)) as agent_name,
    any_value(agent_email) as agent_email,
    any_value(clean(team)) as team,
    any_value(clean(manager)) as manager,
    any_value(manager_email) as manager_email,
    any_value(case {channels} else lower(clean(channel)) end) as channel,
    any_value(clean(topic)) as topic,
    any_value(handle) as handle_seconds,
    any_value(link) as link,
    any_value(
        case when is_zoned then started else started - to_seconds(offset_seconds) end
    ) as started_at,
    any_value(started::date) as day,
from told
group by interaction_id
having count(*) = 1
