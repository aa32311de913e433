-- One row per table line: raw fields under their names, understood values beside them
select
    *,
    moment(started_at, date_order) as started, -- if started_at: timestamp
    is_zoned(started_at) as has_zone, -- if started_at: boolean
    seconds_of(handle_seconds, decimal_comma, {unit}) as handle, -- if handle_seconds: double
    overall_of(overall_score, decimal_comma, {score_factor}) as overall, -- if overall_score: double
    moment(evaluated_at, date_order) as evaluated, -- if evaluated_at: timestamp
    whole_number(revision, decimal_comma) as revision_number, -- if revision: bigint
    number_of(points, decimal_comma) as points_number, -- if points: double
    result_x(points) as points_x, -- if points: double
    number_of(max_points, decimal_comma) as max_number, -- if max_points: double
    number_of(rtrim(weight, ' %'), decimal_comma) as weight_number, -- if weight: double
    yes_no(critical) as is_critical, -- if critical: boolean
    passed_x(passed, decimal_comma) as passed_share, -- if passed: double
    result_x(result) as result_share, -- if result: double
    number_of(result, decimal_comma) as result_number, -- if result: double
    goal_of(goal_rate, decimal_comma) as goal, -- if goal_rate: double
    whole_number(turn, decimal_comma) as turn_number, -- if turn: bigint
    seconds_of(seconds, decimal_comma, {unit}) as said_at, -- if seconds: double
from named
