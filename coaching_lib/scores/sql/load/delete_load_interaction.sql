-- One row per membership of an interaction that is settled anew or goes
delete from new.load_interaction
where interaction_id in (select m.interaction_id from moved as m)
