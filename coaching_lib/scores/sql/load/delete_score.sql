-- One row per row of score that is written anew or goes
delete from new.score
where
    interaction_no in (select m.interaction_no from moved as m)
    or interaction_no in (select r.interaction_no from rescored as r)
