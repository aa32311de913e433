-- One row per agent and rubric whose version changed between two days, on one behavior.
select
    a.agent_id,
    i.rubric,
    count(distinct coalesce(i.rubric_version, '')) as versions,
from score as f
join interaction as i using (interaction_no)
join agent as a on a.agent_no = f.agent_no
where
    f.behavior_no in (select behavior_no from behavior where behavior = $behavior::text)
    and f.x is not null
    and f.day between $first::date and $last::date
group by all
having versions > 1
order by all
