-- One row per value: whether something stands there that was not understood
create or replace temp macro is_unreadable(v, understood) as
    understood is null and v is not null and not is_absent(v)
