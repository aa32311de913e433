-- One row per value: whether it is blank or a way of writing "not applicable"
-- as it stands first: trimming is what costs, and most such words need none
create or replace temp macro is_absent(v) as
    case
        when v is null or lower(v) in ({not_applicable}) then true
        when plain_number(v) is not null then false
        else trimmed(v) is null or bare(v) is null or lower(bare(v)) in ({not_applicable})
    end
