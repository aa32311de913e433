-- One row per value: the whole number it is; NULL for fractions and anything else
create or replace temp macro whole_number(v, decimal_comma) as
    case
        when number_of(v, decimal_comma) % 1 = 0
            then try_cast(number_of(v, decimal_comma) as bigint)
    end
