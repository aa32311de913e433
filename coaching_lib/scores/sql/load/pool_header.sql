-- One row per touched interaction and load that describes it in its own way
create or replace table pool_header as
with told as (
    select d.* exclude (interaction_no, is_contested, result_load, turn_load),
    from described as d
    semi join touched using (interaction_id)
    where not d.is_contested

    union all by name

    select h.* exclude (replaced_by),
    from old.interaction_history as h
    semi join touched using (interaction_id)

    union all by name

    select
        s.* exclude (file_no, line, agent_name, agent_email, manager, manager_email),
        $load_no::integer as load_no,
    from stg_interaction as s
    semi join touched using (interaction_id)
)

select
    *,
    hash(
        lower(agent_id), lower(team), lower(channel), lower(topic), started_at, day, handle_seconds,
        rubric, rubric_version, overall_score, evaluator, evaluation_id, revision, evaluated_at,
        link
    ) as header_hash,
    coalesce(
        rubric, rubric_version, overall_score::varchar, evaluator, evaluation_id, revision::varchar,
        evaluated_at::varchar
    ) is not null as has_evaluation,
from told
