-- One row per line of a wide table: its interaction, and the share met in each behavior column
create or replace table wide as
with {relations},

celled as (
    select
        j.*,
        {cells},
    from interaction_judged as j
)

select
    *,
    coalesce(interaction_problem, {problems}) as problem,
from celled
