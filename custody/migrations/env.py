"""Called by Alembic, which custody.database.upgrade calls, inside the transaction that it opened."""

from alembic import context

from custody.database import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
