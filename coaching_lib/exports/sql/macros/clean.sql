-- One row per name: composed (NFC), inner blanks single, invisible characters gone
create or replace temp macro clean(v) as
    trim(regexp_replace(
        regexp_replace(nfc_normalize(v), '[\x{200B}-\x{200D}\x{2060}\x{FEFF}]', '', 'g'),
        '[\s\x{00A0}\x{2009}\x{202F}]+', ' ', 'g'
    ))
