"""A small site to publish."""

import pytest

from cms.demo.factories import make_section


@pytest.fixture
def news(site_tree):
    """A section of the main menu."""
    return make_section(parent=site_tree, title="Tin tức", in_menu=True)
