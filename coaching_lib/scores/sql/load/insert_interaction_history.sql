-- One row per contested interaction and content: what each load said, the standing one unmarked
insert into new.interaction_history by name
with labelled as (
    select distinct
        interaction_id,
        header_load,
        header_label,
    from member
    where header_load is not null
)

select
    p.* exclude (header_hash, has_evaluation, load_no),
    l.header_label as load_no,
    case when l.header_label <> w.header_label then w.header_label end as replaced_by,
from pool_header as p
join labelled as l on l.interaction_id = p.interaction_id and l.header_load = p.load_no
join winner as w on w.interaction_id = p.interaction_id
where w.is_contested
