-- One row per interaction and behavior; points null = not applicable (one in ten), partly met: 1 in 50
create or replace view result as
with drawn as (
    select
        i.*,
        b as behavior_key,
        'Behavior ' || lpad(b::varchar, 2, '0') as behavior,
        5 * (b % 4 + 1) as max_points,
        draw($seed, i.interaction_key, 100 + b) % 1000 as chance,
        600 + draw($seed, i.agent_key, 200 + b) % 390 as level,
    from interaction as i
    cross join range($behaviors) as s (b)
)

select
    *,
    case
        when chance % 10 = 9 then null
        when chance % 50 = 8 then max_points / 2
        when chance < level then max_points
        else 0
    end as points,
from drawn
