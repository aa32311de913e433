-- One row per first filled cell: whether the row is a total or an average below the data
create or replace temp macro is_total(v) as
    lower(trim(regexp_replace(bare(v), '[\s:]+', ' ', 'g'), ' :')) in ({total})
