-- One row per line of a wide table, with the first thing wrong in it, its cells included
create or replace table wide_judged as
with cell as (
    select
        rowid as row_no,
        unnest(cells) as v,
        generate_subscripts(cells, 1) as place,
    from wide
),

wrong as (
    select
        c.row_no,
        arg_min(v.problem, c.place) as problem,
    from cell as c
    join wide_value as v on v.place = c.place and v.v = c.v
    where v.problem is not null
    group by c.row_no
)

select w.* exclude (cells) replace (coalesce(w.problem, p.problem) as problem),
from wide as w
left join wrong as p on p.row_no = w.rowid
order by w.rowid
