-- One row per turn whose conversation is settled anew or goes
delete from new.turn
where interaction_no in (select m.interaction_no from moved as m)
