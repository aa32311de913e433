-- One row per row of interaction_key that is written anew or goes
delete from new.interaction_key
where
    interaction_no in (select m.interaction_no from moved as m)
    or interaction_no in (select r.interaction_no from rescored as r)
