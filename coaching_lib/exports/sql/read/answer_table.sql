-- One row per evaluation and behavior: the share met, and what is wrong with it, if anything
create or replace table answer as
with numbered as (
    select
        evaluation_no,
        trimmed(behavior) as behavior,
        points,
        max_points,
        result,
        weight,
        critical,
        plain_number(points) as points_number,
        plain_number(max_points) as max_number,
        plain_number(weight) as weight_number,
        coalesce(result_x(result), plain_number(result)) as result_number,
        yes_no(critical) as is_critical,
        max(plain_number(points)) over (partition by lower(clean(behavior))) as most_points,
    from raw_answer
)

select
    evaluation_no,
    behavior,
    case
        when max_number > 0 and points_number > max_number then 1
        when max_number > 0 then points_number / max_number
        when max_number = 0 then null
        when points_number is not null then coalesce(points_number / nullif(most_points, 0), 0)
        else result_number
    end as x,
    coalesce(weight_number, max_number) as weight,
    is_critical,
    points_number is not null and max_number is null as is_unstated,
    case
        when behavior is null then problem('missing-behavior', 'behavior', null)
        when is_unreadable(points, points_number) then problem('bad-number', 'points', points)
        when points_number < 0 then problem('negative-points', 'points', points)
        when is_unreadable(max_points, max_number) or max_number < 0
            then problem('bad-number', 'max_points', max_points)
        when points_number > max_number + 1e-9 then problem('above-maximum', 'points', points)
        when is_unreadable(result, result_number) or result_number not between 0 and 1
            then problem('bad-result', 'result', result)
        when is_unreadable(weight, weight_number) then problem('bad-number', 'weight', weight)
        when weight_number < 0 then problem('negative-weight', 'weight', weight)
        when is_unreadable(critical, is_critical) then problem('bad-yes-no', 'critical', critical)
    end as problem,
from numbered
