-- One row per behavior graded by plain numbers: lowest, highest, and how they spread
with maxima as (
    select
        s.spelled as behavior,
        max(u.max_points) as max_points,
    from alive_rubric as u
    join spelling as s on s.kind = 'behavior' and s.written = u.behavior
    group by s.spelled
)

select
    r.behavior,
    count(*) as numbers,
    count(distinct r.graded) as variants,
    min(r.graded) as low,
    max(r.graded) as top,
    count(*) filter (r.graded between 0 and 1) as within_1,
    count(*) filter (r.graded between 0 and 5) as within_5,
    count(*) filter (r.graded between 0 and 10) as within_10,
    count(*) filter (r.graded between 0 and 100) as within_100,
    any_value(m.max_points) as max_points,
from spelled_result as r
left join maxima as m on m.behavior = r.behavior
where r.graded is not null
group by r.behavior
order by r.behavior
