-- One row per standing interaction with an exported score, at most 20,000 of a rubric
-- by the hash of their ids, so that the order of loads is irrelevant; of closed months where these
-- hold 2,000, so that daily loads do not change what weights are estimated from
create or replace table scored_contact as
with standing as (
    select
        s.interaction_id,
        s.rubric,
        s.overall_score,
        s.day,
    from stg_interaction as s
    join joining as j on j.interaction_id = s.interaction_id and j.interaction_no is null

    union all

    select
        interaction_id,
        rubric,
        overall_score,
        day,
    from winner

    union all

    select
        interaction_id,
        rubric,
        overall_score,
        day,
    from old.interaction
    anti join moved using (interaction_no)
),

dated as (
    select
        interaction_id,
        lower(rubric) as rubric_key,
        overall_score,
        coalesce(
            day < date_trunc('month', max(day) over (partition by lower(rubric))), true
        ) as is_closed,
    from standing
    where overall_score is not null
),

settled as (
    select *,
    from dated
    qualify is_closed or count(*) filter (is_closed) over (partition by rubric_key) < 2000
)

select * exclude (is_closed),
from settled
qualify row_number() over (
    partition by rubric_key order by hash(interaction_id), interaction_id
) <= 20000
