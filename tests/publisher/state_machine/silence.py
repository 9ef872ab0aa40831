"""What nobody is told of: changes behind the back of signals, and other publishers at work."""

from django.db import connection
from hypothesis.stateful import rule
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.content.models import ArticlePage, ArticleTag, ContentPage
from cms.content.models.tag import Tag
from cms.publisher.models import OutboxRow
from cms.publisher.worker import Worker
from tests.publisher.state_machine.choices import Rules, which, words, yes_or_no


class Silence(Rules):
    """Rules about what only a look at the database finds."""

    @rule(page=which, title=words)
    def retitle_in_bulk(self, page, title):
        if found := self.pick_page(page, home=True):
            Page.objects.filter(pk__gte=found.pk, pk__lt=found.pk + 3).update(title=title)

    @rule(page=which, text=words)
    def rewrite_in_bulk(self, page, text):
        ArticlePage.objects.filter(pk__gte=page).update(sapo=text)

    @rule(page=which, live=yes_or_no)
    def switch_in_bulk(self, page, live):
        if found := self.pick_page(page):
            Page.objects.filter(path__startswith=found.path).update(live=live)

    @rule(page=which, number=which)
    def change_one_letter_of_a_body(self, page, number):
        found = self.pick_page(page, home=True)
        if found and found.body:
            table, letter = found._meta.db_table, "êôơưăâ"[number % 6]
            with connection.cursor() as cursor:
                sql = f"UPDATE {table} SET body = REPLACE(CAST(body AS TEXT), %s, %s) WHERE page_ptr_id = %s"  # noqa: S608
                if connection.vendor == "postgresql":
                    sql = sql.replace("%s, %s)", "%s, %s)::jsonb") if self._is_jsonb(found) else sql
                cursor.execute(sql, ["ă", letter, found.pk])

    def _is_jsonb(self, page: ContentPage) -> bool:
        return page._meta.get_field("body").db_type(connection) == "jsonb"

    @rule(page=which)
    def make_redirects_in_bulk(self, page):
        if found := self.pick_page(page):
            paths = [path for path in ("/xua/1", "/xua/2") if not Redirect.objects.filter(old_path=path).exists()]
            Redirect.objects.bulk_create(Redirect(old_path=path, redirect_page=found) for path in paths)

    @rule(page=which)
    def tag_in_bulk(self, page):
        found, tag = self.pick_page(page, "article"), Tag.objects.order_by("pk").first()
        if found and tag and not ArticleTag.objects.filter(content_object=found, tag=tag).exists():
            ArticleTag.objects.bulk_create([ArticleTag(content_object=found, tag=tag)])

    @rule(page=which)
    def reorder_in_bulk(self, page):
        if found := self.pick_page(page, "article"):
            for order, link in enumerate(found.related_links.order_by("-sort_order", "-pk")):
                type(link).objects.filter(pk=link.pk).update(sort_order=order)

    @rule()
    def lose_the_outbox(self):
        OutboxRow.objects.all().delete()

    # Publishers

    @rule()
    def restart_the_publisher(self):
        self.house.worker = Worker()

    @rule()
    def publish_beside_the_worker(self):
        self.house.publish_in_another_process()

    @rule()
    def publish_beside_the_worker_and_change_back(self):
        """The worker remembers a state that has come again, while the folder was somewhere else between."""
        found = self.pick_page(0, "home", home=True)
        old = found.title
        Page.objects.filter(pk=found.pk).update(title=f"{old} khác")
        self.house.publish_in_another_process()
        Page.objects.filter(pk=found.pk).update(title=old)

    @rule()
    def publish_twice(self):
        self.house.publish_cold()
        assert self.house.publish_cold().written == 0
