-- One row per day, agent and team of touched days
insert into new.agent_day by name
select
    i.day,
    i.agent_no,
    i.team_no,
    count(*) as interactions,
    count(i.official_score) as scored,
    coalesce(sum(i.official_score), 0) as score_sum,
    coalesce(sum(i.official_score * i.official_score), 0) as score_sq_sum,
    count(i.score) as behavior_scored,
    coalesce(sum(i.score), 0) as computed_sum,
    coalesce(sum(abs(i.official_score - i.score)), 0) as difference_sum,
    coalesce(sum(i.handle_seconds), 0) as handle_sum,
    count(i.handle_seconds) as handle_n,
from new.interaction as i
where exists (from touched_day as d where d.day is not distinct from i.day)
group by all
order by i.day, i.agent_no
