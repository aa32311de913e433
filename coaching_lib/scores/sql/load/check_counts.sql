-- One row per law about counts, with the number of times it is broken
select
    'no interaction lost' as law,
    abs(
        (select count(*) from new.interaction)
        - (select count(*) from old.interaction)
        - (select count(*) from numbered where is_new)
        + (select count(*) from gone)
    ) as broken,

union all

select
    'no result of another interaction touched',
    abs(
        (select count(*) from new.score)
        - (select count(*) from old.score)
        - (select coalesce(sum(results), 0) from loss)
        + (
            select count(*)
            from old.score
            where
                interaction_no in (select m.interaction_no from moved as m)
                or interaction_no in (select r.interaction_no from rescored as r)
        )
    ),

union all

select
    'days add up to the interactions',
    abs(
        (select count(*) from new.interaction)
        - (select coalesce(sum(interactions), 0) from new.agent_day)
    )::bigint,
