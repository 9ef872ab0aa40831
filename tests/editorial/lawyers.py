"""A lawyer's answers, and what came of them."""

from wagtail.models import PageLogEntry

from cms.content.models import ExplainerPage

LAWYER = "Luật sư Trần Văn Bình"
APPROVAL = {"answer": "approved", "text": "", "name": LAWYER}
COMMENT = {"answer": "commented", "text": "Câu hai sai: phải là 15 ngày.", "name": LAWYER}


def newest(page) -> ExplainerPage:
    """The newest draft."""
    return ExplainerPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def list_log(page) -> list[str]:
    """What the page's history says of checks, oldest first."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="editorial.legal_check").order_by("pk")
    return [entry.action.rpartition(".")[2] for entry in entries]
