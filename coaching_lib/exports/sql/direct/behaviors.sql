-- One row per way a behavior is written in the lines looked at, in the order of their first lines
insert into direct_behavior by name
with placed as (
    select
        {behavior} as behavior,
        row_number() over () as place,
    from {raw}
    limit {most}
),

met as (
    select
        trimmed(behavior) as written,
        min(place) as place,
    from (select behavior, min(place) as place from placed group by behavior)
    group by written
)

select
    (select count(*) from direct_behavior) + row_number() over (order by place) - 1 as behavior_no,
    written,
from met
where written is not null and written not in (select d.written from direct_behavior as d)
