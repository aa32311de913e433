-- One row per refused row: the code of the reason, the field and the value
create or replace temp macro problem(code, field, v) as
    {'code': code, 'field': field, 'value': left(v, 200)}
