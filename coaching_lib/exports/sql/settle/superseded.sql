-- One row per row of an evaluation that a better one of the same interaction replaces
-- where no row says anything of its rank, none is compared
insert into fate by name
with ranked as (
    select
        row_id,
        file_no,
        interaction_id,
        evaluation_rank(revision, evaluator, evaluated) as place,
    from {alive}
    where exists (
        from {alive}
        where revision is not null or evaluator = 'manual' or evaluated is not null
    )
),

best as (
    select
        interaction_id,
        max(place) as place,
    from ranked
    group by interaction_id
    having min(place) < max(place)
)

select
    {part} as part,
    r.row_id,
    r.file_no,
    false as is_refused,
    'superseded' as code,
    r.interaction_id,
from ranked as r
join best as b on b.interaction_id = r.interaction_id and r.place < b.place
