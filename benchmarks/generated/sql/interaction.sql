-- One row per interaction of the made-up centre, in the order of its days
create or replace view interaction as
select
    i as interaction_key,
    'IX' || lpad(i::varchar, 9, '0') as interaction_id,
    draw($seed, i, 1) % $agents::ubigint as agent_key,
    'A' || lpad((draw($seed, i, 1) % $agents::ubigint)::varchar, 5, '0') as agent_id,
    'Team ' || lpad((draw($seed, i, 1) % $agents::ubigint % 50)::varchar, 2, '0') as team,
    ['call', 'chat', 'email'][(draw($seed, i, 2) % 3 + 1)::integer] as channel,
    'Topic ' || draw($seed, i, 3) % greatest($strata::ubigint // 3, 1) as topic,
    timestamp '2025-01-01 08:00:00'
    + to_days((i * $days::bigint // $interactions::bigint)::integer)
    + to_seconds((draw($seed, i, 4) % 36000)::integer) as started_at,
    (60 + draw($seed, i, 5) % 900)::integer as handle_seconds,
from range($first, $last) as r (i)
