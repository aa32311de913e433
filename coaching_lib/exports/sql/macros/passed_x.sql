-- One row per value: the share met of a column that says whether something was passed
create or replace temp macro passed_x(v, decimal_comma) as
    coalesce(number_of(v, decimal_comma), share_of(v), word_result(v))
