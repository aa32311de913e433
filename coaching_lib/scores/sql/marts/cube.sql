-- One row per day, agent, team and behavior of touched days; interactions without a score left out
-- cell: the four in one number (place 0: none), which takes half as long to group and to sort
insert into new.cube by name
with size as (
    select
        (select max(agent_no) + 1 from new.agent)::bigint as agents,
        (select max(behavior_no) + 1 from new.behavior)::bigint as behaviors,
        (select coalesce(max(team_no), 0) + 2 from new.team)::bigint as teams,
),

result as (
    select
        (
            (coalesce(f.day - date '0001-01-01' + 1, 0) * z.agents + f.agent_no) * z.behaviors
            + f.behavior_no
        ) * z.teams + coalesce(f.team_no + 1, 0) as cell,
        f.x,
        f.points_lost,
        100 * f.weight / i.weight_sum as price,
    from new.score as f
    join new.interaction as i using (interaction_no)
    cross join size as z
    where
        i.weight_sum > 0
        and exists (from touched_day as d where d.day is not distinct from f.day)
),

summed as (
    select
        cell,
        count(x) as applicable,
        coalesce(sum(1 - x), 0) as misses,
        sum(points_lost) as points_lost,
        coalesce(sum(price) filter (x is not null), 0) as price,
    from result
    group by cell
)

select
    date '0001-01-01' + (nullif(cell // teams // behaviors // agents, 0) - 1)::integer as day,
    cell // teams // behaviors % agents as agent_no,
    nullif(cell % teams, 0) - 1 as team_no,
    cell // teams % behaviors as behavior_no,
    s.* exclude (cell),
from summed as s
cross join size
order by cell
