"""A draft that a lawyer is asked about."""

from datetime import date

import pytest
from django.urls import reverse

from cms.content.models import ExplainerPage
from cms.demo.factories import make_explainer
from cms.editorial.legal_check import views
from cms.editorial.legal_check.actions import ask_lawyer
from cms.interest.receipt_page.guard import Guard
from cms.schema import Citation
from cms.schema.references import Ref
from tests.editorial.lawyers import LAWYER
from tests.law.registry import make_law, make_provision


@pytest.fixture(autouse=True)
def fresh_guard(monkeypatch):
    """Each test begins with nobody remembered."""
    monkeypatch.setattr(views, "GUARD", Guard())


@pytest.fixture
def asked_draft(site_tree, editor):
    """An explainer's draft by the editor, with its law."""
    provision = make_provision(document=make_law(), article="97", clause="4")
    page = make_explainer(
        parent=site_tree, live=False, citations=(Citation(provision=Ref(f"provision:{provision.pk}")),)
    )
    page = ExplainerPage.objects.get(pk=page.pk)
    page.short_answer = "<p>Công ty phải trả trong 30 ngày.</p>"
    page.save_revision(user=editor)
    return page


@pytest.fixture
def asked(asked_draft, editor):
    """(the check, the address of its link)."""
    check, token = ask_lawyer(page=asked_draft, name=LAWYER, days=14, actor=editor, law_as_of=date(2027, 1, 1))
    return check, reverse("legal_check", args=[token])
