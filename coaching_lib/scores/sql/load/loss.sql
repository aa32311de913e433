-- One row per interaction with results to be written: weights, what was lost, critical misses
-- signs: one per behavior (64 kinds of them); fewer than results where a behavior may stand twice
-- a behavior without known weight counts as the mean of the known ones of that interaction, else 1
create or replace table loss as
with summed as (
    select
        interaction_no,
        coalesce(nullif(avg(weight), 0), 1) as usual_weight,
        coalesce(sum(weight) filter (x is not null), 0) as known_weight,
        count(x) filter (weight is null) as unknown,
        coalesce(sum(weight * (1 - x)), 0) as known_lost,
        coalesce(sum(1 - x) filter (weight is null), 0) as unknown_misses,
        count(*) filter (critical and x < 0.5) as failed,
        count(*) as results,
        bit_count(bit_or(1::ubigint << (behavior_no % 64)::ubigint)) as signs,
    from priced_result
    group by interaction_no
),

weighed as (
    select
        interaction_no,
        usual_weight,
        known_weight + usual_weight * unknown as weight_sum,
        known_lost + usual_weight * unknown_misses as lost_weight,
        case when $auto_fail::text = 'zero' then failed else 0 end as failed,
        results,
        signs,
    from summed
)

select
    *,
    case
        when weight_sum = 0 then null
        when failed > 0 then 0
        else greatest(100 - 100 * lost_weight / weight_sum, 0)
    end as score,
from weighed
