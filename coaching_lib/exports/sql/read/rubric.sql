-- One row per line of a rubric
insert into seen_rubric by name
with {relations}

select
    $file_no as file_no,
    line,
    breaks,
    rubric,
    behavior,
    coalesce(weight_number, max_number) as weight,
    max_number as max_points,
    is_critical,
    trimmed(guidance) as guidance,
    goal as goal_rate,
    case
        when first_cell is null then problem('empty-row', null, null)
        when behavior is null then missing('behavior', first_cell)
        when is_unreadable(max_points, max_number) then
            problem('bad-number', 'max_points', max_points)
        when is_unreadable(weight, weight_number) then problem('bad-number', 'weight', weight)
        when least(weight_number, max_number) < 0 then
            problem('negative-weight', 'weight', coalesce(weight, max_points))
        when is_unreadable(critical, is_critical) then
            problem('bad-yes-no', 'critical', critical)
        when is_unreadable(goal_rate, goal) or goal not between 0 and 1 then
            problem('bad-number', 'goal_rate', goal_rate)
    end as problem,
from typed
