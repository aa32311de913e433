-- One row per interaction, not moved, whose weights, critical marks or roster team change, or all
create or replace table rescored as
with rules_changed as (
    select behavior_key,
    from rubric_rule
    group by rubric_key, behavior_key, weight, critical
    having count(*) = 1
),

roster_team as (
    select
        n.agent_key,
        n.roster_team,
        arg_max(s.team, s.load_no) as old_team,
    from next_agent as n
    left join old.agent_source as s on lower(s.agent_id) = n.agent_key and s.is_roster
    group by all
),

by_rule as (
    select distinct f.interaction_no,
    from old.score as f
    join old.behavior as b using (behavior_no)
    where
        (f.own_weight is null or f.own_critical is null)
        and lower(b.behavior) in (select behavior_key from rules_changed)
),

by_roster as (
    select i.interaction_no,
    from old.interaction as i
    join old.agent as a using (agent_no)
    join roster_team as r on r.agent_key = lower(a.agent_id)
    where not i.has_own_team and r.roster_team is distinct from r.old_team
),

by_estimate as (
    select i.interaction_no,
    from old.interaction as i
    join moved_estimate as e on e.rubric_key is not distinct from lower(i.rubric)
)

select
    i.interaction_id,
    i.interaction_no,
from old.interaction as i
where
    (
        $is_rebuild::boolean
        or i.interaction_no in (from by_rule)
        or i.interaction_no in (from by_roster)
        or i.interaction_no in (from by_estimate)
    )
    and i.interaction_no not in (select interaction_no from moved)
