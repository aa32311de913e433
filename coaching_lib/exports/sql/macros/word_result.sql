-- One row per value: 1, 0 or 0.5 for a word such as yes, nicht erfüllt, partially; else NULL
create or replace temp macro word_result(v) as
    case
        when lower(bare(v)) in ({met}) then 1.0
        when lower(bare(v)) in ({missed}) then 0.0
        when lower(bare(v)) in ({partial}) then 0.5
    end
