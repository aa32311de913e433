-- One row per id or name: trimmed; NULL for words such as NULL, None, n/a
create or replace temp macro present_id(v) as
    case
        when is_clean(v) and left(v, 1) not in ({missing_initials}) then v
        when lower(bare(v)) not in ({missing_id}) then trimmed(v)
    end
