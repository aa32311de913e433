-- One row per load: what it was and what it changed
insert into new.load_log by name
select
    $load_no::integer as load_no,
    $import_id::varchar as import_id,
    $loaded_at::timestamptz as loaded_at,
    $source::varchar as source,
    $files::varchar as files,
    $new::bigint as interactions_new,
    $changed::bigint as interactions_changed,
    $unchanged::bigint as interactions_unchanged,
    $refused::bigint as rows_refused,
    null::timestamptz as undone_at,
    $seconds::double as seconds,
    $options::varchar as options,
