-- One row per value: 'manual' for words that mean a person, else the name as it stands
create or replace temp macro evaluator_of(v) as
    case when lower(bare(v)) in ({manual}) then 'manual' else present_id(v) end
