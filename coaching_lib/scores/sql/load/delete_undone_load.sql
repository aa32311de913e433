-- One row per membership that the undone load still has
delete from new.load_interaction
where load_no = $undone::integer
