-- One row per value: the time it names; UTC where it names a zone, else the centre's wall clock
create or replace temp macro moment(v, date_order) as
    case
        when v like '____-__-_____:__:__' or v like '____-__-__' then try_cast(v as timestamp)
        when regexp_full_match(bare(v), '\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ].*)?') then
            coalesce(
                try_cast(bare(v) as timestamptz) at time zone 'UTC',
                try_strptime(
                    replace(bare(v), '/', '-'),
                    ['%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p']
                )
            )
        when regexp_full_match(bare(v), '\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}.*') then
            try_strptime(
                replace(bare(v), '. ', '.'),
                ['%d.%m.%y', '%d.%m.%Y', '%d.%m.%y %H:%M', '%d.%m.%Y %H:%M', '%d.%m.%y %H:%M:%S',
                 '%d.%m.%Y %H:%M:%S', '%d.%m.%Y, %H:%M', '%d.%m.%Y, %H:%M:%S', '%d.%m.%Y %H:%M Uhr']
            )
        when regexp_full_match(bare(v), '\d{1,2}[-/]\d{1,2}[-/]\d{2,4}.*') then
            day_order(bare(v), date_order)
        when regexp_full_match(bare(v), '\d{10}(\.\d+)?') then
            make_timestamp((bare(v)::double * 1000000)::bigint)
        when regexp_full_match(bare(v), '\d{13}') then make_timestamp(bare(v)::bigint * 1000)
        when regexp_full_match(bare(v), '[3-6]\d{4}(\.\d+)?') then
            timestamp '1899-12-30' + to_seconds(round(bare(v)::double * 86400))
        else try_strptime(
            bare(v),
            ['%d %b %Y', '%d-%b-%Y', '%d-%b-%y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y',
             '%Y年%m月%d日', '%Y年%m月%d日 %H:%M',
             '%d %b %Y %H:%M', '%d-%b-%Y %H:%M', '%d-%b-%Y %H:%M:%S', '%d %b %Y %H:%M:%S',
             '%b %d, %Y %I:%M %p', '%b %d, %Y, %I:%M %p', '%b %d, %Y %H:%M']
        )
    end
