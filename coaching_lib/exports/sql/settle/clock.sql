-- One row per interaction with a time: its moment in UTC, its local day, and its kind of hour
create or replace table clock as
with placed as (
    select
        row_id,
        file_no,
        interaction_id,
        is_of_results,
        row_no,
        started,
        is_zoned,
    from alive_interaction
    where started is not null
)

select
    p.row_id,
    p.file_no,
    p.interaction_id,
    p.is_of_results,
    p.row_no,
    p.started,
    p.started - to_seconds(z.offset_seconds) as started_at,
    p.started::date as day,
    case when p.started = date_trunc('day', p.started) then 'plain' else z.kind end as kind,
from placed as p
asof join zone_span as z on p.started >= z.local_from
where not coalesce(p.is_zoned, false)
union all
select
    p.row_id,
    p.file_no,
    p.interaction_id,
    p.is_of_results,
    p.row_no,
    p.started,
    p.started as started_at,
    (p.started + to_seconds(z.offset_seconds))::date as day,
    'plain' as kind,
from placed as p
asof join (from zone_span where kind = 'plain') as z on p.started >= z.utc_from
where p.is_zoned
