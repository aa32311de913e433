-- One row per moved interaction that remains: which content of each part stands
-- what describes the contact comes from the highest place that says it; the evaluation as a whole
create or replace table winner as
with chosen as (
    select
        m.interaction_id,
        coalesce(
            arg_max(m.header_load, m.place) filter (h.has_evaluation or m.result_load is not null),
            arg_max(m.header_load, m.place)
        ) as header_load,
        arg_max(m.result_load, m.place) as result_load,
        arg_max(m.turn_load, m.place) as turn_load,
        arg_max(m.result_label, m.place) as result_label,
        arg_max(m.turn_label, m.place) as turn_label,
        count(distinct m.header_load) > 1 as is_contested,
        arg_max(h.agent_id, m.place) as agent_id,
        arg_max(h.team, m.place) as team,
        arg_max(h.channel, m.place) as channel,
        arg_max(h.topic, m.place) as topic,
        arg_max(h.started_at, m.place) as started_at,
        arg_max(h.day, m.place) as day,
        arg_max(h.handle_seconds, m.place) as handle_seconds,
        arg_max(h.link, m.place) as link,
    from member as m
    left join pool_header as h
        on h.interaction_id = m.interaction_id and h.load_no = m.header_load
    group by m.interaction_id
),

labelled as (
    select distinct
        interaction_id,
        header_load,
        header_label,
    from member
    where header_load is not null
)

select
    c.*,
    l.header_label,
    h.rubric,
    h.rubric_version,
    h.overall_score,
    h.evaluator,
    h.evaluation_id,
    h.revision,
    h.evaluated_at,
from chosen as c
join labelled as l on l.interaction_id = c.interaction_id and l.header_load = c.header_load
join pool_header as h on h.interaction_id = c.interaction_id and h.load_no = c.header_load
