-- One row per column that may be a behavior: what its values look like as results
-- every value is looked at once, however many lines have it
with judged as (
    select
        field,
        cells,
        is_absent(v) as is_missing,
        is_absent(v) and trimmed(v) is not null as is_absent_word,
        result_x(v) is not null as is_spelled,
        number_of(v, {decimal_comma}) as number,
    from valued
)

select
    field,
    coalesce(sum(cells) filter (not is_missing), 0)::bigint as filled,
    coalesce(sum(cells) filter (is_absent_word), 0)::bigint as absent_words,
    coalesce(sum(cells) filter (is_spelled), 0)::bigint as spelled,
    coalesce(sum(cells) filter (number is not null), 0)::bigint as numbers,
    min(number) as low,
    max(number) as top,
    coalesce(sum(cells) filter (number between 0 and 1), 0)::bigint as within_1,
    coalesce(sum(cells) filter (number between 0 and 5), 0)::bigint as within_5,
    coalesce(sum(cells) filter (number between 0 and 10), 0)::bigint as within_10,
    coalesce(sum(cells) filter (number between 0 and 100), 0)::bigint as within_100,
    count(distinct number) as variants,
from judged
group by field
