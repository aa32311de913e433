-- One row per table line and the first thing wrong with what it says about its interaction
select
    *,
    case
        when first_cell is null then problem('empty-row', null, null)
        when left_out is not null then problem(left_out, null, null) -- if left_out
        when interaction_id is null then missing('interaction_id', first_cell)
        when coalesce(agent_id, agent_name, agent_email) is null then missing('agent', first_cell)
        when is_unreadable(started_at, started) -- if started_at
            then problem( -- if started_at
                date_problem(started_at, date_order), 'started_at', started_at -- if started_at
            ) -- if started_at
        when not is_of_our_time(started) -- if started_at
            then problem('bad-date', 'started_at', started_at) -- if started_at
        when is_unreadable(handle_seconds, handle) -- if handle_seconds
            then problem('bad-duration', 'handle_seconds', handle_seconds) -- if handle_seconds
        when handle < 0 -- if handle_seconds
            then problem('negative-duration', 'handle_seconds', handle_seconds) -- if handle_seconds
        when is_unreadable(overall_score, overall) -- if overall_score
            then problem('bad-number', 'overall_score', overall_score) -- if overall_score
        when overall not between 0 and 100 -- if overall_score
            then problem('bad-score', 'overall_score', overall_score) -- if overall_score
        when is_unreadable(revision, revision_number) -- if revision
            then problem('bad-number', 'revision', revision) -- if revision
        when is_unreadable(evaluated_at, evaluated) -- if evaluated_at
            then problem( -- if evaluated_at
                date_problem(evaluated_at, date_order), -- if evaluated_at
                'evaluated_at', evaluated_at -- if evaluated_at
            ) -- if evaluated_at
        when not is_of_our_time(evaluated) -- if evaluated_at
            then problem('bad-date', 'evaluated_at', evaluated_at) -- if evaluated_at
    end as interaction_problem,
from typed
