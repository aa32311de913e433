-- One row per thing the undone load said
delete from new.behavior_source
where load_no = $undone::integer
