"""People are called by their names as they say them."""

from cms.accounts.models import User


def test_the_family_name_comes_first():
    assert User(first_name="Bưởi", last_name="Nguyễn Thị").get_full_name() == "Nguyễn Thị Bưởi"


def test_somebody_with_one_name_keeps_it():
    assert User(first_name="Bưởi").get_full_name() == "Bưởi"
    assert User(username="bien-tap").get_full_name() == ""
