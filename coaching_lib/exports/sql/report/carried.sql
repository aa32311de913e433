-- One row per file of results or transcripts: the interactions its rows belong to
with carried as (
    select
        s.file_no,
        c.interaction_id,
    from stg_carried as s
    join stg_contact as c using (contact_no)

    union

    select
        file_no,
        interaction_id,
    from stg_turn
)

select
    file_no,
    count(*) as interactions,
from carried
group by file_no
