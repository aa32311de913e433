-- One row per value: digits with a decimal point, thousands no longer grouped
create or replace temp macro plainly_spelled(v, decimal_comma) as
    case
        when decimal_comma and regexp_full_match(v, '[+-]?\d{1,3}([. ]\d{3})+(,\d+)?')
            then replace(regexp_replace(v, '[. ]', '', 'g'), ',', '.')
        when not decimal_comma and regexp_full_match(v, '[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?')
            then regexp_replace(v, '[, ]', '', 'g')
        when regexp_full_match(v, '[+-]?\d*[.,]?\d+([eE][+-]?\d+)?|[+-]?\d+[.,]')
            then replace(v, ',', '.')
    end
