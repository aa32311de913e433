-- One row per interaction to be written, in the words of the exports
create or replace table next_header as
with placed as (
    select
        s.rowid as place,
        (
            (select coalesce(max(interaction_no), -1) from old.interaction)
            + row_number() over (order by s.file_no, s.line)
        )::integer as interaction_no,
    from stg_interaction as s
    join joining as j on j.interaction_id = s.interaction_id
    where j.interaction_no is null
),

fresh as (
    select
        s.* exclude (file_no, line, agent_name, agent_email, manager, manager_email),
        n.interaction_no,
        $load_no::integer as load_no,
        false as is_contested,
        j.result_load,
        j.turn_load,
        true as is_new,
    from stg_interaction as s
    join placed as n on n.place = s.rowid
    join joining as j on j.interaction_id = s.interaction_id
),

settled as (
    select
        w.* exclude (header_load, result_load, turn_load, header_label, result_label, turn_label),
        m.interaction_no,
        w.header_label as load_no,
        w.result_label as result_load,
        w.turn_label as turn_load,
        false as is_new,
    from winner as w
    join moved as m using (interaction_id)
)

select *,
from fresh

union all by name

select *,
from settled

union all by name

select
    d.*,
    false as is_new,
from described as d
semi join rescored using (interaction_no)
