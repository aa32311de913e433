-- One row per value: an overall score from 0 to 100
create or replace temp macro overall_of(v, decimal_comma, factor) as
    coalesce(
        case when plain_number(v) is null then share_of(v) * 100 end,
        number_of(v, decimal_comma) * factor
    )
