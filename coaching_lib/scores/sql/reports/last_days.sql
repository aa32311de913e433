-- One row per store: its newest scored day and newest day on or before $until; are days known?
-- newest_scored_day: whatever $until; standings and examples count back from it
select
    max(day) filter (scored > 0 and day <= $until::date) as last_scored_day,
    max(day) filter (day <= $until::date) as last_day,
    max(day) filter (scored > 0) as newest_scored_day,
    coalesce(bool_or(day is not null), false) as has_days,
from agent_day
