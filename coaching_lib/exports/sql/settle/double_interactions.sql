-- One row per interaction described twice: equal ones are skipped, differing ones refused
insert into fate by name
with repeated as (
    select interaction_id from alive_interaction group by interaction_id having count(*) > 1
),

described as (
    select
        row_id,
        file_no,
        interaction_id,
        is_of_results,
        hash(
            lower(coalesce(agent_id, agent_name, agent_email)), started, handle, overall,
            lower(team), lower(channel), lower(topic), rubric, revision, evaluator
        ) as content,
    from alive_interaction
    semi join repeated using (interaction_id)
),

celled as (
    select
        row_id,
        bit_xor(hash(behavior, x, weight)) as cells,
    from seen_cell
    semi join described using (row_id)
    group by row_id
),

twice as (
    select
        interaction_id,
        min(row_id) as first_row,
        max(row_id) as last_row,
        count(distinct hash(content, coalesce(cells, 0))) > 1 as is_conflict,
    from described
    left join celled using (row_id)
    group by interaction_id
)

select
    case when d.is_of_results then 'derived' else 'interaction' end as part,
    d.row_id,
    d.file_no,
    t.is_conflict as is_refused,
    case when t.is_conflict then 'conflicting-interaction' else 'double' end as code,
    'interaction_id' as field,
    d.interaction_id as "value",
    d.interaction_id,
    case when d.row_id = t.first_row then t.last_row else t.first_row end as other_row,
from described as d
join twice as t using (interaction_id)
where t.is_conflict or d.row_id > t.first_row
