-- One row per value: whether it surely needs no trimming; plain ASCII, nothing blank at its ends
create or replace temp macro is_clean(v) as
    v >= '!' and strlen(v) = length(v)
    and not (suffix(v, ' ') or suffix(v, chr(9)) or suffix(v, chr(13)) or suffix(v, chr(10)))
