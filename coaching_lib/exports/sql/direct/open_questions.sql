-- One row per load: what has to be refused or settled, so that it cannot be staged directly
with told as (
    select interaction_id, revision, evaluator, evaluated, problem
    from seen_interaction
    where is_of_results

    union all

    select interaction_id, revision, evaluator, evaluated, problem
    from seen_header
),

ranked as (
    select interaction_id
    from told
    where exists (
        from told as t
        where t.revision is not null or t.evaluator is not null or t.evaluated is not null
    )
    group by interaction_id
    having count(distinct hash(revision, evaluator, evaluated)) > 1
),

folded as (
    select lower(spelled) as name
    from spelling
    where kind = 'behavior'
    group by name
    having count(*) > 1
)

select
    (select count(*) from told where problem is not null)
    + (select count(*) from ranked)
    + (select count(*) from folded)
    + (
        select count(*) from fate
        where part in ('interaction', 'derived')
            or part in ('file', 'clock') and is_refused and interaction_id is not null
    ) as questions
