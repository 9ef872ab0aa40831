"""The routing table: its lines, a new one, the end of one, and what they would have done. No lead is named here."""

from collections import Counter
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.interest.actions import add_rule, end_rule
from cms.interest.forms.rules import EndRuleForm, RuleForm
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import RoutingRule
from cms.interest.queries import Trial, dry_run_routing
from cms.interest.views.branch import BranchScopedView
from cms.union.models import State

LAST = 100
"""Leads on which rules are tried."""


class RulesView(BranchScopedView):
    """The lines in force, those to come, and those that ended."""

    permission = "interest.view_routingrule"
    template_name = "interest/rules.html"
    page_title = gettext_lazy("Quy tắc phân công")
    header_icon = "list-ol"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the table."""
        day = timezone.localdate()
        rows = list(RoutingRule.objects.select_related("unit"))
        groups = [(state.label, [row for row in rows if row.get_state(day) == state]) for state in State]
        return self.show(
            groups=[(label, lines) for label, lines in groups if lines],
            may_add=request.user.has_perm("interest.add_routingrule"),
            may_end=request.user.has_perm("interest.change_routingrule"),
            may_reassign=request.user.has_perm("interest.add_reassignment"),
            today=day,
        )

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, then the table: who keeps the rules need not see leads."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class AddRuleView(RulesView):
    """A new line: tried on the last hundred first, then stored."""

    permission = ("interest.view_routingrule", "interest.add_routingrule")
    template_name = "interest/rule_add.html"
    page_title = gettext_lazy("Thêm quy tắc phân công")

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty form."""
        return self.show(form=RuleForm(initial={"valid_from": timezone.localdate(), "order": 10}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try it, or store it."""
        form = RuleForm(request.POST)
        if not form.is_valid():
            return self.show(status=422, form=form)
        rule = form.save(commit=False)
        if "store" not in request.POST:
            day = max(rule.valid_from, timezone.localdate())
            return self.show(
                form=form, **summarise(dry_run_routing([*RoutingRule.objects.select_related("unit"), rule], day, LAST))
            )
        try:
            add_rule(rule=rule, actor=request.user)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
            return self.show(status=422, form=form)
        messages.success(request, _("Đã thêm quy tắc. Người liên hệ tới từ ngày ấy được phân công theo đó."))
        return redirect("interest_rules")


class EndRuleView(RulesView):
    """The last day of a line."""

    permission = ("interest.view_routingrule", "interest.change_routingrule")
    template_name = "interest/rule_end.html"
    page_title = gettext_lazy("Thôi dùng quy tắc")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the day, and show what would be without the line."""
        rule = get_object_or_404(RoutingRule, pk=pk)
        others = [row for row in RoutingRule.objects.select_related("unit") if row.pk != rule.pk]
        form = EndRuleForm(initial={"last_day": timezone.localdate() - timedelta(days=1)})
        return self.show(rule=rule, form=form, **summarise(dry_run_routing(others, timezone.localdate(), LAST)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End it."""
        rule, form = get_object_or_404(RoutingRule, pk=pk), EndRuleForm(request.POST)
        if form.is_valid():
            try:
                end_rule(rule=rule, actor=request.user, last_day=form.cleaned_data["last_day"])
                messages.success(request, _("Đã ghi ngày hết của quy tắc."))
                return redirect("interest_rules")
            except NotAllowed as refusal:
                form.add_error("last_day", str(refusal))
        return self.show(status=422, rule=rule, form=form)


class DryRunView(RulesView):
    """What the rules of today would do with the last hundred."""

    template_name = "interest/rules_dry_run.html"
    page_title = gettext_lazy("Thử quy tắc trên 100 người gần nhất")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        day = timezone.localdate()
        return self.show(**summarise(dry_run_routing(RoutingRule.objects.select_related("unit"), day, LAST)))


def summarise(trials: list[Trial]) -> dict:
    """The trials as numbers: from which unit to which, by which rule. Nobody is named, nothing said is told."""
    flows = Counter(
        (
            trial.unit.name if trial.unit else "",
            trial.route.unit.name if trial.route.unit else "",
            trial.route.rule.get_condition_display() if trial.route.rule else "",
        )
        for trial in trials
        if trial.moves
    )
    return {
        "tried": len(trials),
        "moving": sum(flows.values()),
        "flows": [(number, *names) for names, number in flows.most_common()],
    }
