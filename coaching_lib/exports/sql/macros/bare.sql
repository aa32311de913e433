-- One row per value: without blanks, invisible characters and single quotes around it; '' is NULL
create or replace temp macro bare(v) as nullif(trim(v, {blanks_and_quotes}), '')
