-- One row per time: whether it lies in the years an export can mean
create or replace temp macro is_of_our_time(t) as
    t >= timestamp '1990-01-01' and t < timestamp '2100-01-01'
