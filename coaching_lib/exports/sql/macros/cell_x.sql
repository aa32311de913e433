-- One row per cell: the share met, from a word, a percentage, or a number on its column's scale
create or replace temp macro cell_x(v, decimal_comma, low, top) as
    case
        when not decimal_comma and plain_number(v) is not null
            then (plain_number(v) - low) / (top - low)
        when is_absent(v) then null
        else coalesce(
            result_x(v), (number_of(v, decimal_comma) - low) / (top - low)
        )
    end
