-- One row per team that an interaction or an agent belongs to
create table team (
    team_no integer not null,
    team    varchar not null,
)
