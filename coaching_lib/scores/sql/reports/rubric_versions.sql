-- One row per rubric that was changed: how many versions of it there are.
select
    rubric,
    count(distinct coalesce(rubric_version, '')) as versions,
from interaction
group by all
having versions > 1
order by rubric
