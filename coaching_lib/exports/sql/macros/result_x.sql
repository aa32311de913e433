-- One row per value: the share met where the value says it by itself; NULL for plain numbers
create or replace temp macro result_x(v, decimal_comma) as
    case
        when plain_number(v) is null then
            coalesce(share_of(v, decimal_comma), word_result(v))
    end
