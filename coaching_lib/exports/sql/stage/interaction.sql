-- One row per interaction of the load
insert into stg_interaction by name
select
    a.file_no,
    coalesce(
        a.line,
        case when a.is_of_results then a.row_no else a.row_id end - f.first_row + f.first_line
    ) as line,
    a.interaction_id,
    coalesce(aid.spelled, known.agent_id, aname.spelled, a.agent_email) as agent_id,
    coalesce(aname.spelled, aid.spelled, a.agent_email) as agent_name,
    a.agent_email,
    team.spelled as team,
    manager.spelled as manager,
    a.manager_email,
    channel.spelled as channel,
    topic.spelled as topic,
    c.started_at,
    c.day,
    a.handle as handle_seconds,
    rubric.spelled as rubric,
    a.rubric_version,
    a.overall as overall_score,
    a.evaluator,
    a.evaluation_id,
    a.evaluated as evaluated_at,
    a.revision,
    a.link,
from alive_interaction as a
left join reading as f on f.file_no = a.file_no
    and f.part = case when a.is_of_results then 'result' else 'interaction' end
left join clock as c on c.row_id = a.row_id
left join spelling as aid on aid.kind = 'agent_id' and aid.written = a.agent_id
left join spelling as aname on aname.kind = 'agent_name' and aname.written = a.agent_name
left join spelling as team on team.kind = 'team' and team.written = a.team
left join spelling as manager on manager.kind = 'manager' and manager.written = a.manager
left join spelling as channel on channel.kind = 'channel' and channel.written = a.channel
left join spelling as topic on topic.kind = 'topic' and topic.written = a.topic
left join spelling as rubric on rubric.kind = 'rubric' and rubric.written = a.rubric
left join agent_by_name as known on known.name_key = lower(aname.spelled)
