-- One row per evaluation: which of several counts; the highest revision, a person's, the newest
create or replace temp macro evaluation_rank(revision, evaluator, evaluated) as
    {'revision': coalesce(revision, -1),
     'manual': coalesce(evaluator = 'manual', false),
     'evaluated': coalesce(evaluated, timestamp '1900-01-01')}
