-- One row per row without a key: a total below the data, or a problem
create or replace temp macro missing(field, first_cell) as
    case
        when is_total(first_cell) then problem('total-row', field, first_cell)
        else problem('missing-' || field, field, null)
    end
