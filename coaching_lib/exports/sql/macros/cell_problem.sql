-- One row per cell: what is wrong with it, if anything
create or replace temp macro cell_problem(field, v, x) as
    case
        when is_unreadable(v, x) then problem('bad-result', field, v)
        when x not between 0 and 1 then problem('off-scale', field, v)
    end
