-- One row per kind of contact: channel and topic.
select
    stratum_no,
    channel,
    topic,
from stratum
order by stratum_no
