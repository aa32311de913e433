-- One row per interaction of the store before the load, in the words of the exports
create or replace view described as
select
    i.interaction_id,
    i.load_no,
    a.agent_id,
    case when i.has_own_team then t.team end as team,
    s.channel,
    s.topic,
    i.started_at,
    i.day,
    i.handle_seconds,
    i.rubric,
    i.rubric_version,
    i.overall_score,
    i.evaluator,
    i.evaluation_id,
    i.revision,
    i.evaluated_at,
    i.link,
    i.interaction_no,
    i.is_contested,
    i.result_load,
    i.turn_load,
from old.interaction as i
join old.agent as a using (agent_no)
join old.stratum as s using (stratum_no)
left join old.team as t on t.team_no = i.team_no
