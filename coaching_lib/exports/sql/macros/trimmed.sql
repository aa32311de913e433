-- One row per value: without blanks and invisible characters around it; '' is NULL
create or replace temp macro trimmed(v) as
    case when is_clean(v) then v else nullif(trim(v, {blanks}), '') end
