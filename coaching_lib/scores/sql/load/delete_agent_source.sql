-- One row per thing the undone load said
delete from new.agent_source
where load_no = $undone::integer
