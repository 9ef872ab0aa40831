"""The hash by which the publisher notices what nobody told it of."""

import pytest

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_campaign, make_explainer, make_section
from cms.publisher.fingerprint import get_fingerprint

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(site_tree):
    """A section with a page of each kind that has lists of text."""
    section = make_section(parent=site_tree, title="Quyền của bạn")
    make_explainer(parent=section, title="Bị nợ lương?", steps=("<p>Hỏi phòng nhân sự.</p>",), proof=("Bảng lương",))
    make_campaign(parent=section, title="Nước mát", demand="Nước mát cho mọi xưởng", actions=("<p>Ký tên.</p>",))
    make_article(parent=section, title="Một bài")
    return section


def test_nothing_changed_means_the_same_hash(section):
    assert get_fingerprint() == get_fingerprint()


def test_a_silent_change_of_a_field_changes_the_hash(section):
    before = get_fingerprint()
    ArticlePage.objects.update(sapo="Viết thẳng vào cơ sở dữ liệu")
    assert get_fingerprint() != before
