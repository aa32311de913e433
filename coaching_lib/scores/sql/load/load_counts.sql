-- One row per load: interactions it adds, changes, leaves as they are; those an undo removes
with changed_header as (
    select
        interaction_id,
        agent_id,
        team,
        channel,
        topic,
        started_at,
        day,
        handle_seconds,
        rubric,
        rubric_version,
        overall_score,
        evaluator,
        evaluation_id,
        revision,
        evaluated_at,
        link,
    from winner

    except

    select * exclude (interaction_no, load_no, is_contested, result_load, turn_load),
    from described
    semi join moved using (interaction_id)
),

changed as (
    select w.interaction_id,
    from winner as w
    join moved as m using (interaction_id)
    join old.interaction as o on o.interaction_no = m.interaction_no
    where
        w.result_load is distinct from o.result_load
        or w.turn_load is distinct from o.turn_load
        or w.interaction_id in (select interaction_id from changed_header)
)

select
    (select count(*) from arriving where interaction_no is null) as new_count,
    (select count(*) from changed) as changed_count,
    (select count(*) from arriving) as carried_count,
    (select count(*) from gone) as gone_count,
    (select count(*) from rescored) as rescored_count,
