"""A live page whose picture was deleted can still be handled; it cannot be published anew like that."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.content.models import ArticlePage
from tests.content.samples import add_article, make_picture, paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def unfit(site_tree) -> ArticlePage:
    """A live article with a block for a picture that is gone."""
    picture = make_picture()
    block = {"picture": picture, "alt": "Cổng nhà máy", "decorative": False, "caption": ""}
    article = add_article(site_tree, "Bài mất ảnh", body=[*paragraph(), ("picture", block)])
    picture.delete()
    return ArticlePage.objects.get(pk=article.pk)


def test_it_is_locked_unlocked_and_renamed(admin, unfit):
    for verb in ("lock", "unlock"):
        assert admin.post(reverse(f"wagtailadmin_pages:{verb}", args=[unfit.pk])).status_code == 302
        assert ArticlePage.objects.get(pk=unfit.pk).locked is (verb == "lock")
    unfit.title = "Tên mới"
    unfit.save()


def test_it_is_not_changed_and_left_unfit(unfit):
    unfit.sapo = "Sapo mới"
    with pytest.raises(ValidationError):
        unfit.save()


@pytest.mark.parametrize("how", ["publish_copies", "alias"])
def test_its_copy_is_not_published_and_the_screen_says_why(admin, site_tree, unfit, how):
    address = reverse("wagtailadmin_pages:copy", args=[unfit.pk])
    data = {"new_title": "Bản chép", "new_slug": "ban-chep", "new_parent_page": site_tree.pk}
    answer = admin.post(address, data | {how: "on"})
    assert "nay còn thiếu" in str(answer.context["form"].errors[how])
    assert admin.post(address, data).status_code == 302
    assert not ArticlePage.objects.get(slug="ban-chep").live
