-- One row per value: its number, with the decimal sign of its file; thousands may be grouped
create or replace temp macro number_of(v, decimal_comma) as
    case
        when not decimal_comma and plain_number(v) is not null then plain_number(v)
        when v is not null then
            list_filter(
                [try_cast(plainly_spelled(bare(v), decimal_comma) as double)],
                lambda number: isfinite(number)
            )[1]
    end
