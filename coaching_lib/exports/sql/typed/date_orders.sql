-- One row per column of dates with slashes or dashes: what its values say about day and month
select
    count(*) filter (first > 12 and second <= 12) as day_first,
    count(*) filter (second > 12 and first <= 12) as month_first,
    count(*) as slashed,
from (
    select
        try_cast(regexp_extract(bare({value}), '^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}', 1) as integer)
            as first,
        try_cast(regexp_extract(bare({value}), '^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}', 2) as integer)
            as second,
    from {raw}
)
where first is not null
