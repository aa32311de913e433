-- One row per interaction: a wide export, a column with its maximum per behavior
with celled as (
    select
        interaction_id,
        agent_id,
        team,
        channel,
        topic,
        started_at,
        handle_seconds,
        behavior || ' (' || max_points || ')' as behavior,
        coalesce(points::varchar, 'n/a') as points,
    from result
)

pivot celled on behavior using any_value(points)
group by interaction_id, agent_id, team, channel, topic, started_at, handle_seconds
order by interaction_id
