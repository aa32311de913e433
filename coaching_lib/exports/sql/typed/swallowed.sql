-- One row per line inside a free-text value that has as many delimiters as a row needs
with inside as (
    select unnest([{free}]) as value
    from {raw}
),

lines as (
    select unnest(string_split_regex(value, '\r\n|\n|\r')) as line
    from inside
    where contains(value, chr(10)) or contains(value, chr(13))
)

select line
from lines
where strlen(line) - strlen(replace(line, {delimiter}, '')) >= $width - 1
limit 10001
