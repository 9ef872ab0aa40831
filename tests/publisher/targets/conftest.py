"""One house, one machine with SSH and one bucket server for all these tests; folders and buckets of each test's own."""

from uuid import uuid4

import pytest

from tests.publisher.targets.houses import House
from tests.publisher.targets.machines import KEYS, Machine, run_store


@pytest.fixture
def house(tmp_path):
    """A house with a site that is live."""
    return House(tmp_path / "published")


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    """A real sshd on this machine."""
    with Machine(tmp_path_factory.mktemp("machine")).run() as running:
        yield running


@pytest.fixture(scope="session")
def store():
    """A real server of the S3 protocol."""
    with run_store() as running:
        yield running


@pytest.fixture
def bucket(store, monkeypatch):
    """A new bucket, and the keys for it in the environment."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    return store.make_bucket(f"thu-{uuid4().hex[:12]}")
