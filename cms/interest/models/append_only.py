"""Rows that are added and never changed."""

from django.db import models


class AppendOnlyError(RuntimeError):
    """Somebody tried to change or remove a row that is only ever added."""


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that are added and never changed."""

    def update(self, **_values) -> int:
        """Refused: raises AppendOnlyError."""
        raise AppendOnlyError("these rows are only ever added")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: raises AppendOnlyError."""
        raise AppendOnlyError("these rows are only ever added")
