-- One row per undone load
update new.load_log
set undone_at = coalesce($undone_at::timestamptz, now())
where load_no = $undone::integer
