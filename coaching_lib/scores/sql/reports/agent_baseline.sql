-- One row per question: applicable contacts and passes of one agent and behavior between two days.
with scored as (
    select interaction_no from interaction where weight_sum > 0
)

select
    count(f.x) as applicable,
    coalesce(sum(f.x), 0)::double as met,
from score as f
where
    f.agent_no in (select agent_no from agent where agent_id = $agent_id::text)
    and f.behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
    and (f.weight > 0 or f.interaction_no in (from scored))
    and f.day between $base_first::date and $base_last::date
