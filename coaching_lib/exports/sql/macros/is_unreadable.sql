-- One row per value: whether something stands there that was not understood
create or replace temp macro is_unreadable(v, understood) as
    case when understood is not null or v is null then false else not is_absent(v) end
