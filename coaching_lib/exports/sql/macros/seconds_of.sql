-- One row per value: seconds of "754" (in units), "5:30" (mm:ss), "1:02:03", "26:10:00", "12m 34s"
create or replace temp macro seconds_of(v, decimal_comma, unit) as
    case
        when plain_number(v) is not null and not decimal_comma then plain_number(v) * unit
        when regexp_full_match(bare(v), '\d+:[0-5]?\d(\.\d+)?') then
            60 * split_part(bare(v), ':', 1)::double + split_part(bare(v), ':', 2)::double
        when regexp_full_match(bare(v), '\d+:[0-5]?\d:[0-5]?\d(\.\d+)?') then
            3600 * split_part(bare(v), ':', 1)::double + 60 * split_part(bare(v), ':', 2)::double
            + split_part(bare(v), ':', 3)::double
        when regexp_full_match(lower(bare(v)), '(\d+\s*h)?\s*(\d+\s*m(in)?)?\s*(\d+\s*s(ec)?)?')
            and bare(v) <> '' then
            3600 * coalesce(try_cast(regexp_extract(lower(v), '(\d+)\s*h', 1) as double), 0)
            + 60 * coalesce(try_cast(regexp_extract(lower(v), '(\d+)\s*m', 1) as double), 0)
            + coalesce(try_cast(regexp_extract(lower(v), '(\d+)\s*s', 1) as double), 0)
        else number_of(v, decimal_comma) * unit
    end
