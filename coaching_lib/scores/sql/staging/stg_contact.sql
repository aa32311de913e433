-- One row per interaction that the results of the load belong to
create table stg_contact (
    contact_no     integer,
    interaction_id varchar,
)
