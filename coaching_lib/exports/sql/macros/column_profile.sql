-- One row per group: what the values of one column look like as results
create or replace temp macro column_profile(v, decimal_comma) as {
    'filled': count(*) filter (not is_absent(v)),
    'absent_words': count(*) filter (is_absent(v) and trimmed(v) is not null),
    'spelled': count(*) filter (result_x(v) is not null),
    'numbers': count(*) filter (number_of(v, decimal_comma) is not null),
    'low': min(number_of(v, decimal_comma)),
    'top': max(number_of(v, decimal_comma)),
    'within_1': count(*) filter (number_of(v, decimal_comma) between 0 and 1),
    'within_5': count(*) filter (number_of(v, decimal_comma) between 0 and 5),
    'within_10': count(*) filter (number_of(v, decimal_comma) between 0 and 10),
    'within_100': count(*) filter (number_of(v, decimal_comma) between 0 and 100),
    'variants': count(distinct number_of(v, decimal_comma))
}
