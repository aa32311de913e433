-- One row per behavior of cells that no other results name, in the order of the columns
insert into stg_behavior by name
with named as (
    select
        b.spelled as behavior,
        min((c.file_no, c.place, c.first_row)) as place,
    from (
        select
            behavior,
            file_no,
            min(coalesce(place, 0)) as place,
            min(rowid) as first_row,
        from seen_cell
        group by behavior, file_no
    ) as c
    join spelling as b on b.kind = 'behavior' and b.written = c.behavior
    group by b.spelled
)

select
    (select count(*) from stg_behavior) + row_number() over (order by place) - 1 as behavior_no,
    behavior,
from named
where behavior not in (select s.behavior from stg_behavior as s)
