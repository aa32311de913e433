-- One row per load: exported against computed scores, within what the export's rounding can hide
-- whole numbers only: 0.5; anything finer: 0.05
with rounded as (
    select
        *,
        case when bool_and(exported = round(exported)) over () then 0.5 else 0.05 end + 1e-9
            as tolerance,
    from compared_score
)

select
    count(*) as compared,
    count(*) filter (abs(exported - computed) <= tolerance) as agree,
    count(*) filter (abs(exported - computed) > tolerance) as differ,
from rounded
