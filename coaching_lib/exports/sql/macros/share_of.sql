-- One row per value: the share that "80%" or "13.3/20" spells; NULL for other spellings
create or replace temp macro share_of(v, decimal_comma) as
    case
        when suffix(bare(v), '%') then number_of(rtrim(bare(v), '% '), decimal_comma) / 100
        when regexp_full_match(bare(v), '[\d.,]+\s*/\s*[\d.,]+') then
            number_of(trim(split_part(bare(v), '/', 1)), decimal_comma)
            / nullif(number_of(trim(split_part(bare(v), '/', 2)), decimal_comma), 0)
    end
