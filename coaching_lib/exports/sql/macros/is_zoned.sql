-- One row per value: whether a time names its zone or offset, or counts seconds since 1970
create or replace temp macro is_zoned(v) as
    case
        when v like '____-__-_____:__:__' or v like '____-__-__' then false
        when regexp_matches(
            bare(v),
            '\d:\d{2}\S*?\s*(Z|z|UTC|GMT|CES?T|[+-]\d{2}:?(\d{2})?|[A-Z][a-z]+/[A-Za-z_]+)$'
        ) then true
        else regexp_full_match(bare(v), '\d{10}(\d{3})?(\.\d+)?')
    end
