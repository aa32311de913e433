-- One row per id or name: trimmed; NULL for words such as NULL, None, n/a
create or replace temp macro present_id(v) as
    case when strlen(v) > 12 or lower(bare(v)) not in ({missing_id}) then trimmed(v) end
