"""A law that changes on a coming day: the registry, the drafts, the tasks, and what readers see on the day."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from cms.content.models import ExplainerPage
from cms.demo.factories import make_article, make_explainer, make_section, make_user
from cms.editorial import law_changes
from cms.editorial.models import LawChange, LawChangeItem, LawTask
from cms.editorial.roles import EDITORS, PUBLISHERS
from cms.law.models import ProvisionVersion
from cms.publisher import site as published_site
from cms.publisher.actions import publish_due_pages
from cms.schema import Citation, RichText
from cms.schema.references import make_ref
from tests.law.registry import make_figure, make_law, make_provision
from tests.publisher.folders import publish_now, read_text

pytestmark = pytest.mark.django_db
Kind = LawChangeItem.Kind
DAY = timezone.localdate() + timedelta(days=40)


@pytest.fixture
def rights(site_tree):
    return make_section(parent=site_tree, title="Quyền của bạn", slug="quyen", in_menu=True)


@pytest.fixture
def colleague(db):
    """Somebody else who may publish: the second pair of eyes."""
    return make_user(username="dong-nghiep", password="hai-son-noi-lon-len", role=PUBLISHERS)


@pytest.fixture
def law(db):
    return make_law()


def plan(*items: dict, **fields) -> LawChange:
    """A change that is only planned."""
    change = LawChange.objects.create(**({"title": "Luật mới", "effective_on": DAY, "confirmed": True} | fields))
    for item in items:
        LawChangeItem.objects.create(change=change, **item)
    return change


def cite(*provisions) -> tuple[Citation, ...]:
    return tuple(Citation(provision=make_ref("provision", one.pk)) for one in provisions)


def number(figure) -> str:
    return f'<p>Ít nhất <a href="figure:{figure.pk}">x</a> mỗi tháng.</p>'


def test_a_new_value_ends_the_old_one_the_day_before_and_takes_over_its_provision(law, publisher_user, rights):
    wage = make_figure(provision=make_provision(law, "91"))
    law_changes.prepare_change(
        change=plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5_080_000}), actor=publisher_user
    )
    old, new = wage.values.all()
    assert old.in_force_to == DAY - timedelta(days=1)
    assert (new.value, new.in_force_from, new.provision, new.confirmed) == (5_080_000, DAY, old.provision, True)


def test_each_page_touched_gets_one_task_that_says_where_and_a_draft_for_the_day(law, publisher_user, rights):
    wage, other = make_figure(), make_figure("khac", label="Khác")
    page = make_explainer(parent=rights, slug="luong", short_answer=number(wage), body=(RichText(html=number(wage)),))
    make_explainer(parent=rights, slug="khac", short_answer=number(other))
    tasks = law_changes.prepare_change(
        change=plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5}), actor=publisher_user
    )
    assert [(task.page.pk, task.places) for task in tasks] == [(page.pk, ["Thân bài, ô 1", "Trả lời ngắn"])]
    draft = tasks[0].draft.as_object()
    assert draft.law_as_of == DAY
    assert timezone.localtime(draft.go_live_at).date() == DAY
    page.refresh_from_db()
    assert page.live, "readers still see the page as it was"
    assert ExplainerPage.objects.get(pk=page.pk).law_as_of is None


def test_a_provision_that_is_replaced_is_cited_anew_in_the_drafts_only(law, publisher_user, rights):
    old, new = (
        make_provision(law, "91"),
        make_provision(make_law("9/2026/QH16", "Bộ luật mới"), "88", in_force_from=DAY),
    )
    text = f'<p>Theo <a href="provision:{old.pk}">Điều 91</a>.</p>'
    page = make_explainer(parent=rights, citations=cite(old), short_answer=text)
    [task] = law_changes.prepare_change(
        change=plan({"kind": Kind.REPLACED, "provision": old, "successor": new}), actor=publisher_user
    )
    entry = task.draft.as_object().to_entry()
    assert [one.provision for one in entry.citations] == [make_ref("provision", new.pk)]
    assert f'href="provision:{new.pk}"' in entry.short_answer
    assert [one.provision for one in ExplainerPage.objects.get(pk=page.pk).to_entry().citations] == [
        make_ref("provision", old.pk)
    ]
    assert old.versions.get().in_force_to == DAY - timedelta(days=1)


def test_a_page_that_uses_only_a_figure_set_by_the_provision_is_touched_too(law, publisher_user, rights):
    place = make_provision(law, "91")
    page = make_explainer(parent=rights, short_answer=number(make_figure(provision=place)))
    change = plan({"kind": Kind.REWORDED, "provision": place, "gist": "Mới."})
    assert {use.page for use in law_changes.find_touched(change)} == {page.pk}
    tasks = law_changes.prepare_change(change=change, actor=publisher_user)
    assert [task.page.pk for task in tasks] == [page.pk]
    assert [version.gist for version in place.versions.all()] == ["Tăng ca được trả thêm.", "Mới."]


def test_a_page_without_a_day_of_law_gets_a_task_and_no_draft_that_says_the_same(law, publisher_user, rights):
    wage = make_figure()
    make_article(parent=rights, body=(RichText(html=number(wage)),))
    [task] = law_changes.prepare_change(change=plan({"kind": Kind.NO_VALUE, "figure": wage}), actor=publisher_user)
    assert task.draft is None


def test_what_does_not_fit_the_registry_changes_nothing(law, publisher_user, rights):
    wage, place = make_figure(), make_provision(law, "91")
    make_explainer(parent=rights, short_answer=number(wage))
    ProvisionVersion.objects.create(provision=place, gist="Sau.", in_force_from=DAY + timedelta(days=9))
    change = plan(
        {"kind": Kind.NEW_VALUE, "figure": wage, "value": 5},
        {"kind": Kind.REWORDED, "provision": place, "gist": "Mới."},
    )
    with pytest.raises(ValidationError, match="đã có nội dung"):
        law_changes.prepare_change(change=change, actor=publisher_user)
    assert wage.values.count() == 1
    assert not LawTask.objects.exists()
    assert LawChange.objects.get().prepared_at is None


def test_a_change_is_prepared_once(law, publisher_user, rights):
    change = plan({"kind": Kind.NEW_VALUE, "figure": make_figure(), "value": 5})
    law_changes.prepare_change(change=change, actor=publisher_user)
    with pytest.raises(ValidationError, match="đã được chuẩn bị"):
        law_changes.prepare_change(change=change, actor=publisher_user)


def test_only_what_somebody_has_looked_at_is_scheduled_and_a_later_edit_asks_again(
    law, publisher_user, colleague, rights
):
    wage = make_figure()
    for slug in ("mot", "hai", "ba"):
        make_explainer(parent=rights, title=slug, slug=slug, short_answer=number(wage))
    change = plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5})
    first, second, _third = law_changes.prepare_change(change=change, actor=publisher_user)
    law_changes.finish_task(task=first, actor=colleague)
    law_changes.finish_task(task=second, actor=colleague)
    Page.objects.get(pk=second.page.pk).specific.get_latest_revision_as_object().save_revision()
    scheduled, refused = law_changes.schedule_drafts(change=change, actor=publisher_user)
    assert scheduled == 1
    assert [(page.pk, "rà lại" in why) for page, why in refused] == [(second.page.pk, True)]
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    assert law_changes.schedule_drafts(change=change, actor=publisher_user)[0] == 0, "a second time changes nothing"


def test_what_is_no_longer_looked_at_does_not_go_live_by_itself(law, publisher_user, colleague, rights):
    wage = make_figure()
    make_explainer(parent=rights, short_answer=number(wage))
    change = plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5})
    [task] = law_changes.prepare_change(change=change, actor=publisher_user)
    law_changes.finish_task(task=task, actor=colleague)
    assert law_changes.schedule_drafts(change=change, actor=publisher_user) == (1, [])
    law_changes.finish_task(task=task, actor=colleague, done=False)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert PageLogEntry.objects.filter(action="wagtail.schedule.cancel", page=task.page).exists()
    assert law_changes.schedule_drafts(change=change, actor=publisher_user) == (0, [])
    law_changes.finish_task(task=task, actor=colleague)
    assert law_changes.schedule_drafts(change=change, actor=publisher_user) == (1, [])


def test_who_prepared_and_looked_at_the_drafts_alone_does_not_put_them_out(law, publisher_user, colleague, rights):
    wage = make_figure()
    make_explainer(parent=rights, short_answer=number(wage))
    change = plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5})
    [task] = law_changes.prepare_change(change=change, actor=publisher_user)
    law_changes.finish_task(task=task, actor=publisher_user)
    scheduled, [(_page, why)] = law_changes.schedule_drafts(change=change, actor=publisher_user)
    assert scheduled == 0
    assert "người khác phải đọc lại" in why
    assert law_changes.schedule_drafts(change=change, actor=colleague) == (1, [])


def test_who_may_not_publish_schedules_nothing(law, publisher_user, rights):
    wage = make_figure()
    make_explainer(parent=rights, short_answer=number(wage))
    change = plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5})
    [task] = law_changes.prepare_change(change=change, actor=publisher_user)
    law_changes.finish_task(task=task, actor=publisher_user)
    writer = make_user(username="viet", password="hai-son-noi-lon-len", role=EDITORS)
    scheduled, [(page, why)] = law_changes.schedule_drafts(change=change, actor=writer)
    assert (scheduled, page.pk, why) == (0, task.page.pk, "Bạn không có quyền đăng trang này.")


def test_on_the_day_all_go_live_together_and_the_old_page_stays_at_its_dated_address(
    law, publisher_user, colleague, rights, monkeypatch
):
    wage = make_figure(provision=make_provision(law, "91"))
    for slug in ("mot", "hai"):
        make_explainer(parent=rights, title=slug, slug=slug, short_answer=number(wage), checked_on=date(2026, 1, 2))
    change = plan({"kind": Kind.NEW_VALUE, "figure": wage, "value": 5_080_000}, title="Lương 2027")
    for task in law_changes.prepare_change(change=change, actor=publisher_user):
        law_changes.finish_task(task=task, actor=colleague)
    assert law_changes.schedule_drafts(change=change, actor=publisher_user) == (2, [])
    publish_now()
    assert "4.730.000" in read_text("/quyen/mot/index.html")
    midnight = datetime(DAY.year, DAY.month, DAY.day, tzinfo=timezone.get_default_timezone()).astimezone(UTC)
    for module in (published_site,):
        monkeypatch.setattr(module, "timezone", SimpleNamespace(now=lambda: midnight))
    monkeypatch.setattr(timezone, "now", lambda: midnight + timedelta(seconds=30))
    publish_due_pages()
    run = publish_now()
    for slug in ("mot", "hai"):
        html = read_text(f"/quyen/{slug}/index.html")
        assert "5.080.000\xa0đồng" in html
        assert "Luật đã thay đổi" not in html
        assert f'href="/ban-luu/quyen/{slug}/"' in html, "the way to how it read before"
    assert run.release, "one release"
    assert "Lương 2027" in read_text("/co-gi-moi/index.html"), "what changed is told to everybody"
