-- One row per group of one window: official and computed scores, and how far they differ.
select
    case $by::text
        when 'agent' then a.agent_id
        when 'team' then t.team
        when 'month' then strftime(i.day, '%Y-%m')
        when 'channel' then s.channel
        when 'topic' then s.topic
    end as group_key,
    count(*) filter (i.weight_sum > 0) as scored_interactions,
    avg(i.official_score) as average_score,
    avg(abs(i.official_score - i.score)) filter (i.weight_sum > 0) as mean_difference,
from interaction as i
join agent as a using (agent_no)
join stratum as s using (stratum_no)
left join team as t using (team_no)
where
    ($first::date is null or i.day >= $first::date)
    and ($last::date is null or i.day <= $last::date)
    and (i.day is null or i.day <= $until::date)
    and ($channel::text is null or s.channel = $channel::text)
    and ($topic::text is null or s.topic = $topic::text)
    and ($rubric::text is null or i.rubric = $rubric::text)
    and ($team::text is null or t.team = $team::text)
    and ($agents::integer[] is null or list_contains($agents::integer[], i.agent_no))
group by all
order by all
