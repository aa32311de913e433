-- One row per channel and topic that occurs
insert into new.stratum by name
select * exclude (channel_key, topic_key),
from next_stratum
where stratum_no in (select i.stratum_no from new.interaction as i)
order by stratum_no
