-- One row per file of results or transcripts: the interactions its rows belong to
select
    file_no,
    count(distinct interaction_id) as interactions,
from (
    select file_no, interaction_id from stg_result
    union all select file_no, interaction_id from stg_turn
)
group by file_no
