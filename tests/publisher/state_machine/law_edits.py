"""What changes in the registry of the law, and pages that refer to it."""

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule

from cms.demo.storing import store_body
from cms.law.models import Figure, FigureValue, LegalDocument, Provision, ProvisionVersion
from cms.schema import FigureTable, RichText
from cms.schema.references import make_ref
from tests.publisher.state_machine.choices import Rules, which, words, yes_or_no

shifts = st.sampled_from((-400, -30, -1, 0, 1, 30))
"""Days from today."""


class LawEdits(Rules):
    """Rules about figures and provisions."""

    def pick_row(self, model, number):
        """One row of the registry; None when there is none."""
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None

    @rule(label=words, value=which, confirmed=yes_or_no)
    def enter_a_figure(self, label, value, confirmed):
        figure = Figure.objects.create(key=f"so-{Figure.objects.count()}-{value}", label=label, unit="dong")
        today = timezone.localdate()
        FigureValue.objects.create(figure=figure, value=value, in_force_from=today, confirmed=confirmed)

    @rule(law=words, gist=words)
    def enter_a_provision(self, law, gist):
        document, _made = LegalDocument.objects.get_or_create(
            number=f"{len(law)}/2026/QH16", defaults={"kind": "law", "title": law, "short_title": law}
        )
        article = str(Provision.objects.count() + 1)
        provision = Provision.objects.create(document=document, article=article)
        ProvisionVersion.objects.create(provision=provision, gist=gist, confirmed=True)

    @rule(number=which, value=which, shift=shifts)
    def change_a_value(self, number, value, shift):
        if row := self.pick_row(FigureValue, number):
            row.value, row.in_force_from = value, timezone.localdate() + timedelta(days=shift)
            row.save()

    @rule(number=which, shift=shifts)
    def end_a_value(self, number, shift):
        if row := self.pick_row(FigureValue, number):
            row.in_force_to = max(timezone.localdate() + timedelta(days=shift), row.in_force_from)
            row.save()

    @rule(number=which, gist=words, shift=shifts)
    def reword_a_provision(self, number, gist, shift):
        if provision := self.pick_row(Provision, number):
            starts = timezone.localdate() + timedelta(days=shift)
            provision.versions.filter(in_force_to=None).update(in_force_to=starts - timedelta(days=1))
            ProvisionVersion.objects.create(provision=provision, gist=gist, in_force_from=starts)

    @rule(number=which, title=words)
    def rename_a_document(self, number, title):
        if document := self.pick_row(LegalDocument, number):
            document.short_title = title
            document.save()

    @rule(number=which)
    def delete_a_figure_that_pages_may_use(self, number):
        if figure := self.pick_row(Figure, number):
            figure.delete()

    @rule(page=which, number=which)
    def let_a_page_use_a_figure(self, page, number):
        found, figure = self.pick_text(page), self.pick_row(Figure, number)
        if found and figure:
            ref = make_ref("figure", figure.pk)
            text = RichText(html=f'<p>Ít nhất <a href="{ref}">x</a>.</p>')
            with suppress(ValidationError):  # it has no value today
                self.change(found, body=store_body((text, FigureTable(caption="Mức", figures=(ref,))), {}))

    @rule(page=which, number=which, days=which)
    def let_an_explainer_rest_on_a_provision(self, page, number, days):
        found, provision = self.pick_text(page, "explainer"), self.pick_row(Provision, number)
        if found and provision:
            cited = [("citation", {"provision": provision, "note": ""})]
            with suppress(ValidationError):
                self.change(found, legal_basis=cited, checked_on=timezone.localdate() - timedelta(days=10 * days))
