-- One row per value: the number it is in plain spelling; NULL for nan, infinity and anything else
create or replace temp macro plain_number(v) as
    case when isfinite(try_cast(v as double)) then try_cast(v as double) end
