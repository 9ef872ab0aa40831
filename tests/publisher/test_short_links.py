"""Short addresses of pages: stable, published as redirects are, counted by placement."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from cms.content.models import ArticlePage
from cms.demo.factories import make_article
from cms.publisher.models import PublishRun
from cms.reach import short_links
from cms.reach.models import ShortLink
from cms.reach.short_links import make_short_link
from tests.publisher.folders import assert_sound, is_published, publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news) -> ArticlePage:
    return make_article(parent=news, slug="tang-ca", title="Tăng ca")


def test_short_address_leads_to_its_page_with_the_code_it_is_counted_under(article):
    publish_now()
    plain, printed = make_short_link(page=article), make_short_link(page=article, placement="to-roi-kcn")
    run = publish_now()
    assert read_manifest()["redirects"] == {
        plain.path: "/tin-tuc/tang-ca/",
        printed.path: "/tin-tuc/tang-ca/?q=to-roi-kcn",
    }
    assert run.written == 2
    assert 'content="0; url=/tin-tuc/tang-ca/?q=to-roi-kcn"' in read_text(f"{printed.path}index.html")
    assert "to-roi-kcn" not in read_text(f"{printed.path}index.html").partition('rel="canonical"')[2].partition(">")[0]
    assert_sound()


def test_short_address_follows_its_page_and_goes_with_it(article, site_tree):
    link = make_short_link(page=article)
    publish_now()
    article.slug = "lam-them-gio"
    article.save_revision().publish()
    publish_now()
    assert read_manifest()["redirects"][link.path] == "/tin-tuc/lam-them-gio/"
    article.unpublish()
    publish_now()
    assert not is_published(f"{link.path}index.html")
    assert_sound()
    article.save_revision().publish()
    publish_now()
    assert read_manifest()["redirects"][link.path] == "/tin-tuc/lam-them-gio/"


def test_code_is_the_same_each_time_and_never_two_pages(article, news, monkeypatch):
    first = make_short_link(page=article)
    assert make_short_link(page=article) == first
    letters = iter([*first.code, *"wxyz"])
    monkeypatch.setattr(short_links.secrets, "choice", lambda _letters: next(letters))
    assert make_short_link(page=news).code == "wxyz"
    with pytest.raises(IntegrityError):
        ShortLink.objects.create(page=news, placement="b", code=first.code)


def test_making_one_wakes_the_publisher(article, django_capture_on_commit_callbacks):
    publish_now()
    before = PublishRun.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        make_short_link(page=article)
    publish_now()
    assert PublishRun.objects.count() > before


def test_editor_makes_short_addresses_and_sees_them_beside_the_page(client, admin_user, article):
    client.force_login(admin_user)
    url = reverse("publisher_short_links", args=[article.pk])
    assert client.post(url, {"placement": "tờ rơi"}).context["form"].errors["placement"]
    assert client.post(url, {"placement": "to-roi"}).status_code == 302
    assert client.post(url, {"placement": ""}).status_code == 302
    codes = ShortLink.objects.values_list("code", flat=True)
    shown = client.get(url).content.decode()
    beside = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert len(codes) == 2
    for code in codes:
        assert f"/d/{code}/" in shown
        assert f"/d/{code}/" in beside


def test_short_addresses_are_for_those_who_edit_the_page(client, article, django_user_model):
    client.force_login(django_user_model.objects.create_user("khach", password="x"))
    assert client.get(reverse("publisher_short_links", args=[article.pk])).status_code in (302, 403)
    assert client.get(reverse("publisher_short_links", args=[10**12])).status_code in (302, 404)
