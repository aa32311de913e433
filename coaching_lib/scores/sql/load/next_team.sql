-- One row per team of the store after the change (unused ones are pruned later)
create or replace table next_team as
with named as (
    select team,
    from next_header
    where team is not null

    union

    select team,
    from next_agent
    where team is not null

    union

    select roster_team as team,
    from next_agent
    where roster_team is not null
)

select
    team_no,
    team,
    lower(team) as team_key,
from old.team

union all

select
    (
        (select coalesce(max(team_no), -1) from old.team)
        + row_number() over (order by lower(team))
    )::integer,
    min(team),
    lower(team),
from named
where lower(team) not in (select lower(o.team) from old.team as o)
group by lower(team)
