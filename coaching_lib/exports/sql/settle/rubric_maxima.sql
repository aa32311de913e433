-- One row per behavior with a maximum in the rubrics of the load
select
    lower(clean(behavior)) as behavior,
    max(max_points) as max_points,
from seen_rubric
where problem is null and max_points > 0
group by all
