-- One row per evaluation of a document: its interaction, and the first thing wrong with it
create or replace table evaluation as
with {relations},

troubled as (
    select
        evaluation_no,
        first(problem order by rowid) as problem,
    from answer
    where problem is not null
    group by evaluation_no
)

select
    j.*,
    j.{file_no}::integer as file_no,
    j.{evaluation_no}::bigint as evaluation_no,
    coalesce(j.interaction_problem, t.problem) as problem,
from interaction_judged as j
left join troubled as t on t.evaluation_no = j.{evaluation_no}::bigint
