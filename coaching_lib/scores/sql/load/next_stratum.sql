-- One row per channel and topic of the store after the change (unused ones are pruned later)
create or replace table next_stratum as
with added as (
    select
        lower(channel) as channel_key,
        lower(topic) as topic_key,
        min(channel) as channel,
        min(topic) as topic,
    from next_header
    group by all
)

select
    stratum_no,
    channel,
    topic,
    lower(channel) as channel_key,
    lower(topic) as topic_key,
from old.stratum

union all by name

select
    (
        (select coalesce(max(stratum_no), -1) from old.stratum)
        + row_number() over (order by a.channel_key, a.topic_key)
    )::integer as stratum_no,
    a.*,
from added as a
where not exists (
    select 1
    from old.stratum as o
    where
        lower(o.channel) is not distinct from a.channel_key
        and lower(o.topic) is not distinct from a.topic_key
)
