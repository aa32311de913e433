-- One row per line of a wide table and behavior column
insert into seen_cell by name
with cell as (
    select
        rowid + $first_row as row_id,
        unnest(cells) as v,
        generate_subscripts(cells, 1) as place,
    from wide
)

select
    $file_no as file_no,
    c.row_id,
    s.behavior,
    v.x,
    s.weight,
    s.place,
from cell as c
join wide_scale as s on s.place = c.place
left join wide_value as v on v.place = c.place and v.v = c.v
