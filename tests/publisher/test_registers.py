"""Lists of everything of a sort: rights from A to Z, whom to call, documents, benefits; each kept up page by page."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from cms.content.reserved import RESERVED
from cms.demo.factories import make_article, make_document, make_explainer, make_page, make_translation, make_unit
from cms.publisher.actions import publish
from cms.publisher.contact_lists import write_hours
from cms.publisher.register_outputs import REGISTER_PATHS
from cms.publisher.verification import verify
from cms.schema import Benefit, Benefits, ContactHours, Explainer
from cms.search.packing import unpack_words
from cms.union.models import Coverage, Place, Unit
from tests.publisher import folders
from tests.publisher.days import TODAY, TOMORROW, wait_until

pytestmark = pytest.mark.django_db


def publish_now() -> set[str]:
    """Publish what changed, hold it against a drawing from nothing, and tell which files were written or removed."""
    before = folders.read_manifest()["files"]
    folders.publish_now()
    assert verify().differences == []
    after = folders.read_manifest()["files"]
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def read(path: str) -> str:
    """The published page at `path`; empty when there is none."""
    return folders.read_text(f"{path}index.html") if folders.is_published(f"{path}index.html") else ""


def make_shown_unit(code: str, **fields) -> Unit:
    """A unit the public is shown."""
    return make_unit(code=code, **{"phone": "0297 000 0001", "on_website": True} | fields)


def make_ward(name: str, code: str = "99901", aliases: str = "") -> Place:
    """A ward."""
    return Place.objects.create(code=code, name=name, kind="phuong", aliases=aliases)


# Rights from A to Z


def test_an_explainer_that_gets_an_index_term_moves_to_its_letter_and_nothing_else_is_written(site_tree):
    page = make_explainer(parent=site_tree, title="Bị nợ lương thì làm gì?", slug="no-luong")
    make_explainer(parent=site_tree, title="Thai sản", slug="thai-san")
    publish_now()
    assert 'id="N"' in read("/quyen-a-z/")
    page.index_terms = "Chậm lương\n  Lương,  nợ\nChậm lương"
    page.save_revision().publish()
    written = publish_now()
    index = read("/quyen-a-z/")
    assert 'id="C"' in index and 'id="N"' not in index
    assert "Lương, nợ: Bị nợ lương thì làm gì?" in index
    assert index.count("Chậm lương") == 1
    assert "/quyen-a-z/index.html" in written
    assert "/thai-san/index.html" not in written and "/goi-cho-ai/index.html" not in written


def test_the_list_of_rights_leaves_with_the_last_right_and_so_do_the_links_to_it(site_tree):
    page = make_explainer(parent=site_tree, title="Bị nợ lương", slug="no-luong")
    publish_now()
    assert 'href="/quyen-a-z/"' in read("/")
    assert "/quyen-a-z/" in folders.read_text("/sitemap-trang.xml")
    page.unpublish()
    publish_now()
    assert not read("/quyen-a-z/")
    assert "/quyen-a-z/" not in read("/")
    assert "/quyen-a-z/" not in folders.read_text("/sitemap-trang.xml")


def test_the_list_in_another_language_has_what_is_translated_and_beside_it_what_is_not(site_tree):
    wages = make_explainer(parent=site_tree, title="Bị nợ lương", slug="no-luong", index_terms=("Nợ lương",))
    make_explainer(parent=site_tree, title="Thai sản", slug="thai-san")
    make_translation(page=site_tree, language="km", title="សហជីព")
    khmer = Explainer(title="ជំពាក់ប្រាក់ឈ្នួល", short_answer="<p>…</p>")
    make_translation(page=wages, language="km", entry=khmer)
    publish_now()
    index = read("/km/quyen-a-z/")
    assert '<html lang="km">' in index
    assert 'id="ជ"' in index and 'href="/km/no-luong/"' in index
    assert 'id="viT"' in index and '<a href="/thai-san/" hreflang="vi" lang="vi">Thai sản</a>' in index
    assert 'href="/no-luong/"' not in index
    assert re.search(r'rel="alternate" hreflang="vi" href="[^"]+/quyen-a-z/"', index)
    assert "/km/quyen-a-z/" in folders.read_text("/km/sitemap-trang.xml")
    assert 'hreflang="km"' in read("/quyen-a-z/")


def test_a_copy_in_another_language_begins_without_the_words_of_the_first(site_tree):
    page = make_explainer(parent=site_tree, title="Bị nợ lương", slug="no-luong", index_terms=("Nợ lương",))
    locale = make_translation(page=site_tree, language="km", title="សហជីព").locale
    assert page.copy_for_translation(locale).index_terms == ""
    assert page.copy(update_attrs={"slug": "khac"}).index_terms == "Nợ lương"


# Whom to call


def test_a_unit_is_shown_only_once_somebody_says_that_its_number_is_the_offices(site_tree):
    unit = make_shown_unit("rach-sen", on_website=False)
    Coverage.objects.create(unit=unit, place=make_ward("Rạch Sen"))
    publish_now()
    assert not read("/goi-cho-ai/")
    assert "/goi-cho-ai/" not in read("/")
    unit.on_website = True
    unit.save()
    publish_now()
    page = read("/goi-cho-ai/")
    assert "Rạch Sen (phường)" in page and 'href="tel:' in page
    assert "/goi-cho-ai/" in read("/")
    unit.on_website = False
    unit.save()
    publish_now()
    assert not read("/goi-cho-ai/") and "/goi-cho-ai/" not in read("/")


def test_a_unit_whose_number_changes_is_told_with_the_new_one_and_no_page_beside_is_written(site_tree):
    make_explainer(parent=site_tree, title="Bị nợ lương", slug="no-luong")
    unit = make_shown_unit("rach-sen", phone="0297 111 1111")
    Coverage.objects.create(unit=unit, place=make_ward("Rạch Sen"))
    publish_now()
    Unit.objects.filter(pk=unit.pk).update(phone="0297 222 2222")  # no signal tells of it
    written = publish_now()
    assert "0297 222 2222" in read("/goi-cho-ai/") and "0297 111 1111" not in read("/goi-cho-ai/")
    assert "/goi-cho-ai/index.html" in written
    assert not {"/no-luong/index.html", "/quyen-a-z/index.html", "/index.html"} & written


def test_a_place_is_found_by_its_old_name_and_leads_to_the_unit_above_one_that_is_not_shown(site_tree):
    top = make_shown_unit("tinh", kind=Unit.Kind.PROVINCE)
    hidden = make_shown_unit("an", parent=top, on_website=False, name="Tên không được lộ", phone="0297 999 9999")
    Coverage.objects.create(unit=hidden, place=make_ward("Rạch Sen", aliases="thị trấn Vàm Xa"))
    publish_now()
    page = read("/goi-cho-ai/")
    assert '<a href="#don-vi-tinh">thị trấn Vàm Xa – phường Rạch Sen</a>' in page
    assert 'id="V"' in page
    assert "Tên không được lộ" not in page and "999 9999" not in page


def test_who_is_called_changes_by_itself_on_the_day(site_tree, monkeypatch):
    old, new = make_shown_unit("cu"), make_shown_unit("moi")
    place = make_ward("Rạch Sen")
    Coverage.objects.create(unit=old, place=place, valid_to=TODAY)
    Coverage.objects.create(unit=new, place=place, valid_from=TOMORROW)
    publish_now()
    page = read("/goi-cho-ai/")
    assert '<a href="#don-vi-cu">Rạch Sen (phường)</a>' in page
    assert f'phường Rạch Sen</span> từ ngày <time datetime="{TOMORROW}">' in page
    wait_until(TOMORROW, monkeypatch)
    publish_now()
    assert '<a href="#don-vi-moi">Rạch Sen (phường)</a>' in read("/goi-cho-ai/")


def test_a_unit_stands_under_its_name_in_the_readers_language_where_it_has_one(site_tree):
    make_translation(page=site_tree, language="en", title="The union")
    make_shown_unit("mot", name="Công đoàn phường Một", name_en="Union of Mot ward")
    make_shown_unit("hai", name="Công đoàn phường Hai")
    publish_now()
    page = read("/en/goi-cho-ai/")
    assert "Union of Mot ward" in page and "Công đoàn phường Một" not in page
    assert 'lang="vi">Công đoàn phường Hai' in page
    assert "Monday – Friday" in page
    assert "Union of Mot ward" not in read("/goi-cho-ai/")


def test_hours_of_neighbouring_days_stand_in_one_line():
    rows = [
        ContactHours(weekday=day, starts_at=starts, ends_at=ends)
        for day in (0, 1, 2, 5)
        for starts, ends in (("13:30", "17:00"), ("07:30", "11:30"))
        if day < 5 or starts == "07:30"
    ]
    assert list(write_hours(rows)) == ["Thứ hai – thứ tư: 07:30–11:30, 13:30–17:00", "Thứ bảy: 07:30–11:30"]


def test_units_that_succeed_each_other_in_a_ring_are_followed_to_an_end(site_tree):
    one, two = make_shown_unit("mot", valid_to=TODAY - timedelta(days=9)), make_shown_unit("hai", on_website=False)
    Unit.objects.filter(pk=one.pk).update(successor=two)
    Unit.objects.filter(pk=two.pk).update(successor=one, parent=one)
    Coverage.objects.create(unit=one, place=make_ward("Rạch Sen"))
    publish_now()
    assert "Rạch Sen" not in read("/goi-cho-ai/")


# Documents


def test_documents_stand_by_year_newest_first_while_a_public_page_uses_them(site_tree):
    papers = [
        make_document(title=title, number="", issued_on=day)
        for title, day in (("Cũ", date(2024, 5, 1)), ("Mới", date(2026, 2, 1)), ("Không ngày", None))
    ]
    page = make_article(parent=site_tree, documents=tuple(f"document:{paper.pk}" for paper in papers))
    make_document(title="Chưa trang nào dùng")
    publish_now()
    found = read("/van-ban/")
    assert found.index("Mới") < found.index("Cũ") < found.index("Không ngày</a>")
    assert "Chưa trang nào dùng" not in found
    page.unpublish()
    publish_now()
    assert not read("/van-ban/") and "/van-ban/" not in read("/")


def test_a_document_whose_force_ends_says_so_by_itself_on_the_day_after(site_tree, monkeypatch):
    paper = make_document(title="Kế hoạch", in_force_to=TODAY)
    make_article(parent=site_tree, title="Tin", slug="tin", documents=(f"document:{paper.pk}",))
    make_article(parent=site_tree, title="Khác", slug="khac")
    publish_now()
    assert f'đến hết ngày <time datetime="{TODAY}">' in read("/van-ban/")
    assert "Hết hiệu lực" not in read("/van-ban/")
    wait_until(TOMORROW, monkeypatch)
    written = publish_now()
    for path in ("/van-ban/", "/tin/"):
        assert f'Hết hiệu lực sau ngày <time datetime="{TODAY}">' in read(path)
    assert "/khac/index.html" not in written


def test_a_document_whose_file_is_lost_is_left_out_and_the_others_stay(site_tree):
    kept, lost = make_document(title="Còn"), make_document(title="Mất tệp", name="huong-dan-sinh-hoat-to")
    make_article(parent=site_tree, documents=(f"document:{kept.pk}",), slug="mot")
    make_article(parent=site_tree, documents=(f"document:{lost.pk}",), slug="hai")
    publish_now()
    assert "Mất tệp" in read("/van-ban/")
    lost.file.storage.delete(lost.file.name)
    publish(reason="thử")
    assert "Mất tệp" not in read("/van-ban/") and "Còn" in read("/van-ban/")


def test_a_document_is_not_out_of_force_before_it_is_issued(site_tree):
    paper = make_document(issued_on=date(2026, 2, 1))
    paper.in_force_to = date(2026, 1, 31)
    with pytest.raises(ValidationError, match="sau ngày ban hành"):
        paper.full_clean()


# Benefits


def test_a_benefit_moves_to_what_is_over_by_itself_after_its_last_day(site_tree, monkeypatch):
    benefits = (Benefit(title="Vé xe Tết", until=TODAY), Benefit(title="Hỏi luật", phone="0297 000 0001"))
    make_page(parent=site_tree, entry=Benefits(title="Quyền lợi đoàn viên", benefits=benefits), slug="quyen-loi")
    publish_now()
    assert "Đã hết hạn" not in read("/quyen-loi/")
    wait_until(TOMORROW, monkeypatch)
    publish_now()
    before, _, after = read("/quyen-loi/").partition("Đã hết hạn")
    assert "Hỏi luật" in before and "Vé xe Tết" not in before
    assert "<summary>Vé xe Tết</summary>" in after


# All of them


def test_each_list_is_found_by_searching_and_a_place_finds_whom_to_call(site_tree):
    make_explainer(parent=site_tree, title="Bị nợ lương")
    paper = make_document(title="Kế hoạch")
    make_article(parent=site_tree, documents=(f"document:{paper.pk}",))
    Coverage.objects.create(unit=make_shown_unit("mot"), place=make_ward("Rạch Sen", aliases="Vàm Xa"))
    publish_now()
    index = json.loads(folders.read_text("/tim/vi.json"))
    assert {"Quyền A–Z", "Gọi cho ai", "Văn bản, tài liệu"} <= {page[0] for page in index["d"]}
    assert {"vam", "xa", "rach", "sen"} <= set(unpack_words(index["v"]))


def test_what_machines_are_told_to_read_has_the_lists(site_tree):
    make_explainer(parent=site_tree, title="Bị nợ lương")
    publish_now()
    assert "/quyen-a-z/" in folders.read_text("/llms.txt")


def test_no_page_may_take_the_address_of_a_list():
    assert {path.strip("/") for path in REGISTER_PATHS.values()} <= RESERVED
