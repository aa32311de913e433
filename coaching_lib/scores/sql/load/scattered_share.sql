-- One row per store: the share of its facts that came in small loads since they were last in order
-- counted by interactions, which have about equally many results
with part as (
    select
        load_no,
        count(*) * (select count(*) from old.score)
        / (select count(*) from old.interaction) as facts,
    from old.interaction
    group by load_no
),

ordered as (
    select coalesce(max(value::integer), 0) as load_no,
    from old.meta
    where "key" = 'ordered_load'
)

select
    coalesce(
        sum(p.facts) filter (p.facts < $small_load::bigint and p.load_no > o.load_no)
        / nullif(sum(p.facts), 0),
        0
    ) as share,
from part as p
cross join ordered as o
