"""A pytest plugin for the second pass: keeps the tests that touch the database, since only those can differ there."""

import pytest

_FIXTURES = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drop the tests that neither are marked `django_db` nor use a fixture that opens the database."""
    touching = [item for item in items if item.get_closest_marker("django_db") or _FIXTURES & set(item.fixturenames)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(touching)])
    items[:] = touching
