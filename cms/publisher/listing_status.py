"""The state of many pages at once, for lists of pages in the admin."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.models import Page

from cms.publisher.holding import describe_hold, get_hold
from cms.publisher.models import OutboxRow, PageResult, PublishRun
from cms.publisher.page_states import Facts, PageStatus, describe_page
from cms.schema.references import make_ref


def list_page_statuses(pages: Collection[Page]) -> dict[int, PageStatus]:
    """Page's key → how far it has come; four questions at most, however many pages there are."""
    refs = {make_ref("page", page.pk): page for page in pages}
    results = {result.ref: result for result in PageResult.objects.filter(ref__in=refs)}
    rows = OutboxRow.objects.filter(ref__in=refs).select_related("taken_by").order_by("pk")
    waiting = {row.ref: row for row in rows}
    last = PublishRun.objects.first() if waiting else None
    hold = get_hold()
    held = describe_hold(hold) if hold else ""
    return {
        page.pk: describe_page(page, Facts(result=results.get(ref), waiting=waiting.get(ref), last=last, held=held))
        for ref, page in refs.items()
    }


class WebsiteColumn(BaseColumn):
    """“Trên trang web”: waiting, building, live at 14:33 with the link, or kept back because …"""

    cell_template_name = "publisher/website_cell.html"

    def __init__(self) -> None:
        super().__init__("website", label=_("Trên trang web"), width="16%")

    def get_cell_context_data(self, instance: Page, parent_context: dict) -> dict:
        """Wagtail's context with the page's status, asked for all pages of the table at once."""
        table = parent_context["table"]
        if not hasattr(table, "website_statuses"):
            table.website_statuses = list_page_statuses(list(table.data))
        status = table.website_statuses.get(instance.pk)
        return super().get_cell_context_data(instance, parent_context) | {"status": status}


def add_website_column(columns: list) -> list:
    """`columns` of a page listing with ours behind Wagtail's own status."""
    names = [column.name for column in columns]
    place = names.index("status") + 1 if "status" in names else len(columns)
    return [*columns[:place], WebsiteColumn(), *columns[place:]]
