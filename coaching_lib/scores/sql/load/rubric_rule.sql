-- One row per rubric and behavior of rubric files, before and after the change; later files win
create or replace table rubric_rule as
with told as (
    select
        false as is_after,
        *,
    from old.behavior_source

    union all by name

    select
        true as is_after,
        *,
    from next_behavior_source
)

select
    is_after,
    lower(rubric) as rubric_key,
    lower(behavior) as behavior_key,
    arg_max(weight, load_no) as weight,
    arg_max(critical, load_no) as critical,
from told
where is_rubric
group by all
