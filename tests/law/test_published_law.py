"""From the registry to the page: today's number, since when, and what changed since a person last looked."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from cms.content.models import ExplainerPage
from cms.content.publishing_rules import list_all_errors
from cms.demo.factories import make_article, make_explainer, make_section
from cms.law.models import Figure, FigureValue, Provision, ProvisionVersion
from cms.publisher.actions import publish
from cms.publisher.verification import verify
from cms.schema import Citation, FigureTable, RichText
from cms.schema.references import make_ref
from tests.law.registry import NEW, OLD, make_figure, make_law, make_provision
from tests.publisher.folders import publish_now, read_text

pytestmark = pytest.mark.django_db
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LAST = date(2026, 12, 31)


@pytest.fixture
def news(site_tree):
    """A section of the main menu."""
    return make_section(parent=site_tree, title="Tin tức", in_menu=True)


def show(figure: Figure) -> str:
    """A sentence with the figure in it."""
    return f'<p>Ít nhất <a href="figure:{figure.pk}">một số</a> mỗi tháng.</p>'


def cite(provision: Provision) -> tuple[Citation, ...]:
    """A citation of it."""
    return (Citation(provision=make_ref("provision", provision.pk)),)


def test_a_number_in_the_text_is_the_one_of_today_and_switches_by_itself_at_midnight(news, go_to):
    wage = make_figure("luong-vung-2", ("4730000", OLD, LAST), ("5080000", NEW, None))
    make_article(parent=news, title="Lương", slug="luong", body=(RichText(html=show(wage)),))
    make_article(parent=news, title="Bài khác", slug="khac")
    publish_now()
    assert '<data value="4730000">4.730.000\xa0đồng</data> mỗi tháng' in read_text("/tin-tuc/luong/index.html")
    before = read_text("/tin-tuc/khac/index.html")
    go_to(NEW)
    run = publish_now()
    assert '<data value="5080000">5.080.000\xa0đồng</data>' in read_text("/tin-tuc/luong/index.html")
    assert read_text("/tin-tuc/khac/index.html") == before
    assert run.written <= 8, "the page that uses it, its data, its earlier version, the list of those, copies"
    assert not verify().differences


def test_the_page_says_since_when_its_numbers_hold_and_what_is_coming(news, go_to):
    law = make_law()
    wage = make_figure("luong", ("4730000", OLD, LAST), ("5080000", NEW, None), provision=make_provision(law, "91"))
    make_explainer(parent=news, title="Lương bao nhiêu?", slug="luong", short_answer=show(wage))
    publish_now()
    html = read_text("/tin-tuc/luong/index.html")
    assert "01/01/2026" in html
    assert "5.080.000\xa0đồng" in html
    assert "Điều 91 Bộ luật Lao động 45/2019/QH14" in html


def test_a_citation_renders_with_its_days_and_follows_a_new_wording(news, go_to):
    provision = make_provision(make_law(), "112", "1", gist="Có 11 ngày lễ.", in_force_to=LAST)
    amending = make_law("1/2026/QH16", "Nghị quyết về ngày lễ", kind="resolution")
    ProvisionVersion.objects.create(
        provision=provision, gist="Có 12 ngày lễ.", in_force_from=NEW, amended_by=amending, confirmed=True
    )
    make_explainer(parent=news, slug="le", citations=cite(provision), checked_on=date(2026, 11, 1))
    publish_now()
    html = read_text("/tin-tuc/le/index.html")
    assert "Khoản 1 Điều 112" in html
    assert "Có 11 ngày lễ." in html
    assert "Luật đã thay đổi" not in html
    go_to(NEW)
    publish_now()
    html = read_text("/tin-tuc/le/index.html")
    assert "Có 12 ngày lễ." in html
    assert "theo Nghị quyết về ngày lễ 1/2026/QH16" in html
    assert "Luật đã thay đổi" in html, "nobody has looked at the page since"
    assert "có quy định mới từ <time" in html


def test_the_notice_goes_when_a_person_has_held_the_page_against_the_new_law(news, go_to):
    provision = make_provision(make_law(), "112", in_force_to=LAST)
    page = make_explainer(parent=news, slug="le", citations=cite(provision), checked_on=date(2026, 11, 1))
    go_to(NEW)
    publish_now()
    assert "hết hiệu lực từ <time" in read_text("/tin-tuc/le/index.html")
    ExplainerPage.objects.filter(pk=page.pk).update(law_as_of=NEW)
    publish_now()
    assert "Luật đã thay đổi" not in read_text("/tin-tuc/le/index.html")


def test_a_figure_that_ended_without_a_successor_is_told_to_readers(news, go_to):
    wage = make_figure("luong", ("4730000", OLD, LAST))
    make_explainer(parent=news, slug="luong", short_answer=show(wage))
    publish_now()
    assert "Luật đã thay đổi" not in read_text("/tin-tuc/luong/index.html")
    go_to(NEW)
    publish_now()
    assert "Lương tối thiểu, vùng II: hết hiệu lực từ <time" in read_text("/tin-tuc/luong/index.html")
    FigureValue.objects.create(figure=wage, value=5_000_000, in_force_from=NEW, confirmed=True)
    publish_now()
    assert "Luật đã thay đổi" not in read_text("/tin-tuc/luong/index.html")


def test_a_page_whose_figure_is_not_in_the_registry_keeps_its_last_good_file(news, go_to):
    wage = make_figure()
    table = FigureTable(caption="Lương", figures=(make_ref("figure", wage.pk),))
    make_article(parent=news, slug="bang", body=(table,))
    publish_now()
    good = read_text("/tin-tuc/bang/index.html")
    assert "4.730.000\xa0đồng" in good
    wage.delete()
    run = publish(reason="thử")
    assert "không còn trong sổ luật" in str(run.failures)
    assert read_text("/tin-tuc/bang/index.html") == good


def test_what_nobody_has_read_in_the_official_text_says_so(news, go_to):
    wage = make_figure(confirmed=False)
    make_article(parent=news, slug="luong", body=(RichText(html=show(wage)),))
    publish_now()
    assert "4.730.000\xa0đồng</data> (đang chờ xác nhận)" in read_text("/tin-tuc/luong/index.html")


def test_a_page_may_not_go_live_on_law_that_does_not_hold_that_day(news):
    ended = make_provision(make_law(), "98", in_force_to=date(2026, 1, 31))
    page = make_explainer(parent=news, slug="cu", citations=cite(ended), live=False)
    with pytest.raises(ValidationError, match="không có hiệu lực vào ngày"):
        page.get_latest_revision_as_object().save_revision().publish()


def test_a_page_scheduled_for_the_day_a_law_begins_may_rest_on_it(news):
    coming = make_provision(make_law(), "98", in_force_from=date(2999, 1, 1))
    page = make_explainer(parent=news, slug="moi", citations=cite(coming), live=False)
    errors = [message for _field, message in list_all_errors(page)]
    assert any("không có hiệu lực" in message for message in errors)
    page.go_live_at = datetime(2999, 1, 1, tzinfo=VIETNAM)
    assert not list(list_all_errors(page))


def test_a_number_without_a_value_on_the_day_stops_the_page_beside_its_own_field(news):
    wage = make_figure("luong", ("4730000", date(2020, 1, 1), date(2020, 12, 31)))
    page = make_explainer(parent=news, slug="moi", short_answer=show(wage), live=False)
    assert [field for field, _message in list_all_errors(page)] == ["short_answer"]
