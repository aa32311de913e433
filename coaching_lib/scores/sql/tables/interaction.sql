-- One row per interaction, as its winning exports say; day null = undated
-- score: computed, null = none (weight_sum null or 0); official_score = overall_score, else score
-- load_no, result_load, turn_load: whose evaluation, results and transcript stand
-- is_contested: loads described it differently; what each said lies in interaction_history
create table interaction (
    interaction_no integer not null,
    interaction_id varchar not null,
    agent_no       integer not null,
    team_no        integer,
    stratum_no     integer not null,
    started_at     timestamp,
    day            date,
    handle_seconds double,
    overall_score  double,
    score          double,
    official_score double,
    weight_sum     double,
    auto_failed    boolean not null,
    evaluator      varchar,
    revision       bigint,
    rubric         varchar,
    rubric_version varchar,
    link           varchar,
    load_no        integer not null,
    evaluation_id  varchar,
    evaluated_at   timestamp,
    has_own_team   boolean not null,
    is_contested   boolean not null,
    result_load    integer,
    turn_load      integer,
)
