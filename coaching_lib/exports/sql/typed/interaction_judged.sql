-- One row per table line and the first thing wrong with what it says about its interaction
select
    *,
    case
        when first_cell is null then problem('empty-row', null, null)
        when interaction_id is null then missing('interaction_id', first_cell)
        when coalesce(agent_id, agent_name, agent_email) is null then missing('agent', first_cell)
        when is_unreadable(started_at, started) -- needs started_at
            then problem(date_problem(started_at, date_order), 'started_at', started_at) -- needs started_at
        when is_unreadable(handle_seconds, handle) -- needs handle_seconds
            then problem('bad-duration', 'handle_seconds', handle_seconds) -- needs handle_seconds
        when handle < 0 -- needs handle_seconds
            then problem('negative-duration', 'handle_seconds', handle_seconds) -- needs handle_seconds
        when is_unreadable(overall_score, overall) -- needs overall_score
            then problem('bad-number', 'overall_score', overall_score) -- needs overall_score
        when overall not between 0 and 100 -- needs overall_score
            then problem('bad-score', 'overall_score', overall_score) -- needs overall_score
        when is_unreadable(revision, revision_number) -- needs revision
            then problem('bad-number', 'revision', revision) -- needs revision
        when is_unreadable(evaluated_at, evaluated) -- needs evaluated_at
            then problem(date_problem(evaluated_at, date_order), 'evaluated_at', evaluated_at) -- needs evaluated_at
    end as interaction_problem,
from typed
