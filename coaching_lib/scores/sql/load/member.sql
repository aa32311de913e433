-- One row per moved interaction and load that carries it after the change
-- place: the highest wins (revision, manual over auto, evaluation time, then the later load)
-- *_load: where a content lies now; *_label: the first remaining load that brought it
create or replace table member as
with listed as (
    select m.*,
    from old.load_interaction as m
    semi join moved using (interaction_id)
    where m.load_no is distinct from $undone::integer

    union all by name

    select
        j.* exclude (interaction_no),
        $load_no::integer as load_no,
    from joining as j
    semi join moved using (interaction_id)
),

headed as (
    select
        *,
        min(load_no) filter (header_load is not null) over (
            partition by interaction_id
        ) as head_load,
    from listed
)

select
    * exclude (head_load),
    case when header_load is not null then
        min(load_no) over (partition by interaction_id, header_load) end as header_label,
    case when result_load is not null then
        min(load_no) over (partition by interaction_id, result_load) end as result_label,
    case when turn_load is not null then
        min(load_no) over (partition by interaction_id, turn_load) end as turn_label,
    row_number() over (
        partition by interaction_id
        order by revision nulls first, is_manual, evaluated_at nulls first, load_no
    ) as place,
from headed
where load_no >= head_load
