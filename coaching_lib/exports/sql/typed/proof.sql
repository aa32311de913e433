-- One row per reading: what must hold for a fast reading of a table with quoted values to stand
with judged as (
    select
        line_breaks(concat_ws('', {free})) as free_breaks,
        line_breaks(concat_ws('', {fixed})) as fixed_breaks,
        len(list_filter(
            [{all}],
            lambda v: (starts_with(v, '"') or suffix(v, '"'))
                and (strlen(v) - strlen(replace(v, '"', ''))) % 2 = 1
        )) as stray_quotes,
    from {raw}
)

select
    count(*) as row_count,
    coalesce(sum(free_breaks), 0)::bigint as free_breaks,
    coalesce(sum(fixed_breaks), 0)::bigint as fixed_breaks,
    coalesce(sum(stray_quotes), 0)::bigint as stray_quotes,
from judged
