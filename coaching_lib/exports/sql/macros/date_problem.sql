-- One row per date that was not understood: whether only the order of day and month is open
create or replace temp macro date_problem(v, date_order) as
    case
        when date_order is null and regexp_full_match(bare(v), '\d{1,2}[-/]\d{1,2}[-/]\d{2,4}.*')
            then 'undecided-date'
        else 'bad-date'
    end
