"""How Alembic reaches the record: always through the connection that holds the writer's lock."""

from alembic import context

from coaching_lib.record.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_server_default=False,
)
with context.begin_transaction():
    context.run_migrations()
