-- One row per value: without blanks and invisible characters around it; '' is NULL
create or replace temp macro trimmed(v) as nullif(trim(v, {blanks}), '')
