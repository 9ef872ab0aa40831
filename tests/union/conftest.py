"""A small tree of units, and the places of An Giang."""

from datetime import date

import pytest

from cms.union.actions import load_places
from cms.union.models import Place, Unit


@pytest.fixture
def province(db) -> Unit:
    return Unit.objects.create(code="tinh", name="Liên đoàn Lao động tỉnh", kind="province")


@pytest.fixture
def ward(db) -> Place:
    return Place.objects.create(code="30742", name="Rạch Giá", kind="phuong", aliases="Thành phố Rạch Giá\nTắc Cậu")


@pytest.fixture
def an_giang(db) -> None:
    load_places()


def make_unit(parent: Unit | None, code: str, kind: str = "commune", **more) -> Unit:
    """A unit below `parent`."""
    return Unit.objects.create(code=code, name=f"Công đoàn {code}", kind=kind, parent=parent, **more)


TODAY = date(2026, 11, 22)
