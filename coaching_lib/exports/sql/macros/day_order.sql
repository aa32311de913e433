-- One row per value: the time in a date with slashes or dashes, by its order of day and month
create or replace temp macro day_order(v, date_order) as
    case date_order
        when 'dmy' then try_strptime(
            regexp_replace(v, '^(\d+)[-/](\d+)[-/]', '\1/\2/'),
            ['%d/%m/%y', '%d/%m/%Y', '%d/%m/%y %H:%M', '%d/%m/%Y %H:%M', '%d/%m/%y %H:%M:%S',
             '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %I:%M %p', '%d/%m/%Y %I:%M:%S %p', '%d/%m/%y %I:%M %p',
             '%d/%m/%Y, %H:%M', '%d/%m/%Y, %H:%M:%S', '%d/%m/%YT%H:%M:%S', '%d/%m/%Y %H:%M:%S.%g']
        )
        when 'mdy' then try_strptime(
            regexp_replace(v, '^(\d+)[-/](\d+)[-/]', '\1/\2/'),
            ['%m/%d/%y', '%m/%d/%Y', '%m/%d/%y %H:%M', '%m/%d/%Y %H:%M', '%m/%d/%y %H:%M:%S',
             '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %I:%M %p', '%m/%d/%Y %I:%M:%S %p', '%m/%d/%y %I:%M %p',
             '%m/%d/%Y, %H:%M', '%m/%d/%Y, %I:%M %p', '%m/%d/%Y, %I:%M:%S %p', '%m/%d/%YT%H:%M:%S']
        )
    end
