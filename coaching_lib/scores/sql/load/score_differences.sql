-- One row per interaction whose exported and computed scores differ most, at most five
with rounded as (
    select
        *,
        case when bool_and(exported = round(exported)) over () then 0.5 else 0.05 end + 1e-9
            as tolerance,
    from compared_score
)

select
    interaction_id,
    exported,
    computed,
from rounded
where abs(exported - computed) > tolerance
order by abs(exported - computed) desc, interaction_id
limit 5
