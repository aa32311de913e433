-- One row per value: the share that "80%" or "13.3/20" spells; NULL for other spellings
create or replace temp macro share_of(v) as
    case
        when suffix(bare(v), '%') then plain_number(replace(rtrim(bare(v), '% '), ',', '.')) / 100
        when contains(v, '/') and regexp_full_match(bare(v), '[\d.,]+\s*/\s*[\d.,]+') then
            try_cast(replace(trim(split_part(bare(v), '/', 1)), ',', '.') as double)
            / nullif(try_cast(replace(trim(split_part(bare(v), '/', 2)), ',', '.') as double), 0)
    end
