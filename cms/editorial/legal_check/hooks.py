"""Where lawyers' checks join the admin: a button on pages that rest on the law, its screen, words in the log."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from cms.accounts.models import User
from cms.content.models import CheckedPage
from cms.editorial.legal_check.desk import LegalChecksView

ACTIONS = {
    "ask": (_("Nhờ luật sư rà"), _("Đã nhờ %(name)s rà pháp lý")),
    "revoke": (_("Thu hồi liên kết rà"), _("Đã thu hồi liên kết gửi %(name)s")),
    "approve": (_("Luật sư đồng ý"), _("%(name)s đồng ý, qua liên kết")),
    "comment": (_("Luật sư có ý kiến"), _("%(name)s có ý kiến, qua liên kết")),
    "settle": (_("Xong ý kiến rà"), _("Đã xử lý ý kiến của %(name)s")),
}


def list_urls() -> list[URLPattern]:
    """The screen of one page's checks."""
    return [path("ra-soat/<int:page_id>/", LegalChecksView.as_view(), name="editorial_legal_checks")]


def list_buttons(page: Page, user: User, next_url: str | None = None, view_name: str | None = None) -> list[Button]:
    """“Nhờ luật sư rà” on a page that rests on the law and that `user` may edit."""
    kind = page.specific_class
    if not (page.pk and kind and issubclass(kind, CheckedPage) and page.permissions_for_user(user).can_edit()):
        return []
    return [
        Button(_("Nhờ luật sư rà"), reverse("editorial_legal_checks", args=[page.pk]), icon_name="mail", priority=65)
    ]


def register_log_actions(actions: LogActionRegistry) -> None:
    """Every use of a link is written in the page's history."""
    for name, (label, sentence) in ACTIONS.items():
        actions.register_action(f"editorial.legal_check.{name}")(_make_formatter(label, sentence))


def _make_formatter(words: str, sentence: str) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        """Says who."""

        label = words

        def format_message(self, log_entry: PageLogEntry) -> str:
            """The sentence, with the lawyer's name."""
            return sentence % {"name": log_entry.data.get("name", "")}

    return Formatter
