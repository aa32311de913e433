-- One row per value: the share met where the value says it by itself; NULL for plain numbers
create or replace temp macro result_x(v) as
    case
        when v is not null and plain_number(v) is null then
            coalesce(share_of(v), word_result(v))
    end
