"""What pages state of themselves, and what they store."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from wagtail.models import Page

from cms import schema
from cms.content.models import ArticlePage, CampaignPage, ExplainerPage, HomePage, PenName, PlainPage
from cms.schema.codec import entry_from_data, to_data
from tests.content.samples import add_article, add_section, make_picture, nfd, paragraph

pytestmark = pytest.mark.django_db


def draw_preview(request, page):
    """A renderer for the preview: says what it was given."""
    return HttpResponse(f"xem thử: {page.to_entry().title}")


def test_article_states_all_it_has(site_tree):
    pen = PenName.objects.create(name="BTG", kind="board")
    page = add_article(add_section(site_tree), "Đình công", sapo=" Mở đầu. ", pen_name=pen, show_in_menus=True)
    entry = page.to_entry()
    assert entry.parent == f"page:{page.get_parent().pk}"
    assert (entry.title, entry.description, entry.sapo, entry.signature) == ("Đình công", "Mở đầu.", "Mở đầu.", "BTG")
    assert entry.in_menu
    assert entry_from_data(to_data(entry)) == entry


def test_free_signature_takes_the_place_of_a_pen_name(site_tree):
    assert add_article(site_tree, signature_text="Tin, ảnh: Minh Anh").to_entry().signature == "Tin, ảnh: Minh Anh"


def test_written_description_wins_over_a_cut_one(site_tree):
    page = add_article(site_tree, sapo="tiếng " * 100)
    assert len(page.to_entry().description) <= 200
    assert page.to_entry().description.endswith("tiếng…")
    page.search_description = "Viết tay"
    assert page.to_entry().description == "Viết tay"


def test_update_is_told_only_when_it_came_later_than_five_minutes(site_tree):
    page = add_article(site_tree)
    now = timezone.now()
    page.first_published_at, page.last_published_at = now, now + timedelta(minutes=5)
    assert page.to_entry().updated_at is None
    page.last_published_at = now + timedelta(minutes=5, seconds=1)
    assert page.to_entry().published_at == now.replace(microsecond=0)
    assert page.to_entry().updated_at == page.last_published_at.replace(microsecond=0)


def test_headings_of_one_name_get_anchors_of_their_own(site_tree):
    body = [("heading", {"text": text, "level": "2"}) for text in ("Tiền", "tiền", "Tiền", "???")]
    entry = add_article(site_tree, body=body).to_entry()
    assert [block.anchor for block in entry.body] == ["tien", "tien-2", "tien-3", "muc"]


def test_decorative_picture_states_no_alternative_text(site_tree):
    page = add_article(site_tree, picture=make_picture(), picture_alt="x", picture_decorative=True)
    assert page.to_entry().picture.startswith("picture:")
    assert page.to_entry().picture_alt == ""


def test_page_is_not_its_own_reading(site_tree):
    page = add_article(site_tree)
    page.related_links.create(target=page)
    page.related_links.create(target=site_tree)
    assert page.to_entry().related == (f"page:{site_tree.pk}",)


def test_positions_follow_the_editors_order(site_tree):
    first, second = add_section(site_tree, "A"), add_section(site_tree, "B")
    first.move(second, "right")
    entries = [page.specific.to_entry() for page in site_tree.get_children()]
    assert [entry.title for entry in entries] == ["B", "A"]
    assert entries[0].position < entries[1].position


def test_campaign_is_over_only_when_said_so_and_the_day_is_in_the_entry(site_tree):
    yesterday = timezone.localdate() - timedelta(days=1)
    page = site_tree.add_child(instance=CampaignPage(title="A", demand="Ăn no", ends_on=yesterday))
    assert (page.to_entry().ended, page.to_entry().ends_on) == (False, yesterday)


def test_speaker_without_consent_is_never_stated(site_tree):
    speaker = {"name": "Lan", "role": "", "quote": "A", "portrait": None, "consent": False}
    page = site_tree.add_child(
        instance=CampaignPage(title="A", demand="B", live=False, speakers=[("speaker", speaker)])
    )
    assert page.to_entry().speakers == ()


@pytest.mark.parametrize(
    ("model", "fields", "field"),
    [
        (ArticlePage, {"body": []}, "body"),
        (ExplainerPage, {"short_answer": "<p> </p>"}, "short_answer"),
        (CampaignPage, {"demand": "A", "action_text": "Ký"}, "action_target"),
        (CampaignPage, {"demand": "A", "speakers": [("speaker", {"name": "L", "quote": "A"})]}, "speakers"),
        (PlainPage, {"body": [("heading", {"text": "", "level": "2"})]}, "body"),
    ],
)
def test_programs_cannot_publish_what_editors_cannot(site_tree, model, fields, field):
    with pytest.raises(ValidationError) as refused:
        site_tree.add_child(instance=model(title="A", **fields))
    assert field in refused.value.message_dict
    draft = Page.objects.get(pk=site_tree.pk).add_child(instance=model(title="B", live=False, **fields))
    with pytest.raises(ValidationError):
        draft.save_revision().publish()
    assert not Page.objects.get(pk=draft.pk).live


def test_text_from_a_mac_is_stored_in_nfc_by_programs_too(site_tree):
    typed = "Tiền lương"
    page = add_article(
        site_tree, nfd(typed), sapo=nfd(typed), body=[("quote", {"text": nfd(typed)}), *paragraph(nfd(typed))]
    )
    page.refresh_from_db()
    assert (page.title, page.sapo) == (typed, typed)
    stored = ArticlePage.objects.get(pk=page.pk).body.get_prep_value()
    assert stored[0]["value"]["text"] == typed
    assert typed in stored[1]["value"]["html"]
    page.sapo = nfd("Bản nháp mới: tiền")
    assert page.save_revision().content["sapo"] == "Bản nháp mới: tiền"


def test_pen_name_is_stored_in_nfc_and_found_without_marks():
    pen = PenName.objects.create(name=nfd("Nguyễn Thị Hoa"))
    pen.refresh_from_db()
    assert (pen.name, pen.folded_name()) == ("Nguyễn Thị Hoa", "nguyen thi hoa")


def test_title_is_found_in_the_admin_without_marks(site_tree, admin_user, client):
    add_article(site_tree, "Đình công ở Bình Dương")
    client.force_login(admin_user)
    assert "Đình công ở Bình Dương" in client.get("/quan-tri/pages/search/", {"q": "dinh cong"}).content.decode()


def test_page_has_an_address(site_tree):
    page = add_article(add_section(site_tree), "Lương")
    assert page.url.endswith("/tin-tuc/luong/")
    assert page.get_url_parts()[2] == "/tin-tuc/luong/"


def test_preview_is_drawn_by_the_renderer_of_the_settings(site_tree, settings, admin_user, client):
    settings.LOA_PREVIEW_RENDERER = "tests.content.test_page_entries.draw_preview"
    page = add_article(site_tree, "Lương")
    page.save_revision()
    client.force_login(admin_user)
    response = client.get(f"/quan-tri/pages/{page.pk}/view_draft/")
    assert response.content.decode() == "xem thử: Lương"


def test_page_that_is_not_yet_in_the_tree_can_be_previewed(site_tree):
    page = ArticlePage(title="Mới", body=paragraph())
    assert page.to_entry().parent == ""


def test_home_states_no_parent(site_tree):
    assert type(HomePage.objects.get().to_entry()) is schema.Home
    assert HomePage.objects.get().to_entry().parent == ""


def test_pen_name_in_use_cannot_be_deleted_by_accident(site_tree, admin_user, client):
    pen = PenName.objects.create(name="BTG")
    add_article(site_tree, pen_name=pen)
    client.force_login(admin_user)
    client.raise_request_exception = False
    client.post(f"/quan-tri/snippets/content/penname/delete/{pen.pk}/")
    assert PenName.objects.filter(pk=pen.pk).exists()


@pytest.mark.parametrize("below", ["", "on"])
def test_publishing_many_at_once_refuses_the_unfit_with_a_reason(site_tree, admin_user, client, below):
    fit, unfit = add_article(site_tree, "Đủ", live=False), add_section(site_tree, "Mục", live=False)
    draft = add_article(unfit, "Thiếu", live=False, body=[])
    chosen = [fit.pk, unfit.pk] if below else [fit.pk, draft.pk]
    client.force_login(admin_user)
    url = "/quan-tri/bulk/wagtailcore/page/publish/?" + "&".join(f"id={pk}" for pk in chosen)
    response = client.post(url + "&next=/quan-tri/", {"include_descendants": below}, follow=True)
    assert "“Thiếu” – Thân bài: Bài chưa có nội dung" in response.content.decode()
    assert not Page.objects.filter(title__in=["Đủ", "Thiếu", "Mục"], live=True).exists()
    assert client.post(url.split("&")[0] + "&next=/quan-tri/", {}, follow=True).status_code == 200
    assert Page.objects.get(pk=fit.pk).live
