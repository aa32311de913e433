-- One row per value: line breaks inside it; CR LF, LF and a lone CR count one each
create or replace temp macro line_breaks(v) as
    case
        when contains(v, chr(10)) or contains(v, chr(13)) then
            length(regexp_replace(replace(v, chr(13) || chr(10), chr(10)), '[^\r\n]', '', 'g'))
        else 0
    end
