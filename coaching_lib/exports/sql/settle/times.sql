-- One row per load: the first and last wall clock time in it
select
    min(started) as first_time,
    max(started) as last_time,
from alive_interaction
