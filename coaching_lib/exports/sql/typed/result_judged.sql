-- One row per table line and the first thing wrong with the result it states
select
    -- 0 of 0 points says nothing: not applicable, unless the line says it in words
    * replace (case when max_number = 0 then null else points_number end as points_number),
    case
        when first_cell is null then {problem}('empty-row', null, null)
        when left_out is not null then {problem}(left_out, null, null) -- if left_out
        when interaction_id is null then {missing}('interaction_id', first_cell)
        when behavior is null then {missing}('behavior', first_cell)
        when is_unreadable(points, coalesce(points_number, points_x)) -- if points
            then {problem}('bad-number', 'points', points) -- if points
        when points_number < 0 then {problem}('negative-points', 'points', points) -- if points
        when is_unreadable(max_points, max_number) -- if max_points
            then {problem}('bad-number', 'max_points', max_points) -- if max_points
        when max_number < 0 or max_number = 0 and points_number > 0 -- if max_points
            then {problem}('bad-maximum', 'max_points', max_points) -- if max_points
        when points_number > max_number + 1e-9 -- if max_points
            then {problem}('above-maximum', 'points', points) -- if max_points
        when points_x not between 0 and 1 -- if points
            then {problem}('above-maximum', 'points', points) -- if points
        when is_unreadable(passed, passed_share) -- if passed
            then {problem}('bad-result', 'passed', passed) -- if passed
        when passed_share not between 0 and 1 -- if passed
            then {problem}('bad-result', 'passed', passed) -- if passed
        when is_unreadable(result, coalesce(result_share, result_number)) -- if result
            then {problem}('bad-result', 'result', result) -- if result
        when result_share not between 0 and 1 -- if result
            then {problem}('above-maximum', 'result', result) -- if result
        when result_number < 0 -- if result
            then {problem}('negative-points', 'result', result) -- if result
        when is_unreadable(weight, weight_number) -- if weight
            then {problem}('bad-number', 'weight', weight) -- if weight
        when weight_number < 0 then {problem}('negative-weight', 'weight', weight) -- if weight
        when is_unreadable(critical, is_critical) -- if critical
            then {problem}('bad-yes-no', 'critical', critical) -- if critical
    end as result_problem,
    coalesce(
        case when max_number > 0 then points_number / max_number end,
        points_x, passed_share, result_share
    ) as x,
from {judged}
