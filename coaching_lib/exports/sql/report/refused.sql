-- One row per refused row, in the order of the files and their lines
with placed as (
    select 'interaction' as part, s.rowid as row_id, s.file_no, s.line from seen_interaction as s
    union all select 'result', rowid, file_no, line from seen_result
    union all select 'turn', rowid, file_no, line from seen_turn
    union all select 'agent', rowid, file_no, line from seen_agent
    union all select 'rubric', rowid, file_no, line from seen_rubric
),

numbered as (
    select
        p.part,
        p.row_id,
        p.file_no,
        coalesce(p.line, p.row_id - r.first_row + r.first_line) as line,
    from placed as p
    left join reading as r on r.file_no = p.file_no and r.part = p.part
)

select
    f.file_no,
    coalesce(f.line, n.line) as line,
    f.code,
    f.field,
    f.value,
    o.file_no as other_file_no,
    o.line as other_line,
from fate as f
left join numbered as n on n.part = f.part and n.row_id = f.row_id
left join numbered as o on o.part = f.part and o.row_id = f.other_row
where f.is_refused and f.part <> 'derived'
order by f.file_no, line
limit $most
