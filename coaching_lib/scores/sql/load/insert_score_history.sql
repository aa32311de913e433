-- One row per result that another content of the same interaction replaces
insert into new.score_history by name
with labelled as (
    select distinct
        interaction_id,
        result_load,
        result_label,
    from member
    where result_load is not null
)

select
    p.* exclude (load_no),
    l.result_label as load_no,
    w.result_label as replaced_by,
from pool_result as p
join labelled as l on l.interaction_id = p.interaction_id and l.result_load = p.load_no
join winner as w on w.interaction_id = p.interaction_id
where p.load_no <> w.result_load
