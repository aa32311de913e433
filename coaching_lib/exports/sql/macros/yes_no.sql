-- One row per value: true or false for 1, 0 and words such as yes, no; else NULL
create or replace temp macro yes_no(v) as
    case coalesce(plain_number(v), word_result(v))
        when 1.0 then true
        when 0.0 then false
    end
