-- One row per kept content of an interaction that is settled anew or goes
delete from new.score_history
where interaction_id in (select m.interaction_id from moved as m)
