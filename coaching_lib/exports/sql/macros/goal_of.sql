-- One row per value: a goal as a rate from 0 to 1, from 0.8, 80% or 80
create or replace temp macro goal_of(v, decimal_comma) as
    case
        when number_of(v, decimal_comma) > 1 then number_of(v, decimal_comma) / 100
        else coalesce(share_of(v), number_of(v, decimal_comma))
    end
