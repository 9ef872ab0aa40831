"""A browser for the tests of this room."""

import pytest


@pytest.fixture
def admin(client, publisher_user):
    """A browser in which somebody who may publish has signed in."""
    client.force_login(publisher_user)
    return client
