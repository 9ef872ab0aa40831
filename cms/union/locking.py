"""Rules that look at more than one row hold only while nobody else writes."""

from django.db import connections, models, router


def lock_writers(*tables: type[models.Model]) -> None:
    """Let nobody else write to `tables` until this transaction ends; readers go on. Call it inside a transaction.

    SQLite has one writer at a time, from the first statement of its transaction. Always name tables in one order:
    Unit before Coverage.
    """
    for model in tables:
        connection = connections[router.db_for_write(model)]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
