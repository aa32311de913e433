-- One row per table line: raw fields under their names, understood values beside them
select
    *,
    moment(started_at, date_order) as started, -- needs started_at: timestamp
    is_zoned(started_at) as has_zone, -- needs started_at: boolean
    seconds_of(handle_seconds, decimal_comma, {unit}) as handle, -- needs handle_seconds: double
    overall_of(overall_score, decimal_comma, {score_factor}) as overall, -- needs overall_score: double
    moment(evaluated_at, date_order) as evaluated, -- needs evaluated_at: timestamp
    whole_number(revision, decimal_comma) as revision_number, -- needs revision: bigint
    number_of(points, decimal_comma) as points_number, -- needs points: double
    result_x(points, decimal_comma) as points_x, -- needs points: double
    number_of(max_points, decimal_comma) as max_number, -- needs max_points: double
    number_of(rtrim(weight, ' %'), decimal_comma) as weight_number, -- needs weight: double
    yes_no(critical) as is_critical, -- needs critical: boolean
    passed_x(passed, decimal_comma) as passed_share, -- needs passed: double
    result_x(result, decimal_comma) as result_share, -- needs result: double
    number_of(result, decimal_comma) as result_number, -- needs result: double
    goal_of(goal_rate, decimal_comma) as goal, -- needs goal_rate: double
    whole_number(turn, decimal_comma) as turn_number, -- needs turn: bigint
    seconds_of(seconds, decimal_comma, {unit}) as said_at, -- needs seconds: double
from named
