"""Which unit calls back: ordered, dated rules, the first that fits wins. Always a unit, and somebody who answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.matching import Facts
from cms.interest.models import RoutingRule
from cms.union.models import Unit
from cms.union.queries import find_covering, follow_successors, get_top_unit

Condition = RoutingRule.Condition
INSIDE_COMPANY = (Unit.Kind.GRASSROOTS,)
"""Units that sit in a company: they never get a lead by rule, and one who asked for silence not at all."""
ABOVE_OURS = (Unit.Kind.CONGRESS, Unit.Kind.CENTRAL)
"""Units nobody is sent up to."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a lead goes, who answers for it there, by which rule, and the sentence the organiser reads.

    `unit` is None only when there is no unit at all, `owner` only when nobody at all may answer.
    """

    unit: Unit | None
    owner: User | None
    rule: RoutingRule | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Settled:
    unit: Unit | None
    owner: User | None
    remarks: tuple[str, ...]


class Router:
    """Applies the rules of one day. Keep it no longer than one run: rules and units change."""

    def __init__(self, day: date, rules: Iterable[RoutingRule] | None = None) -> None:
        """`rules`: others than those in force on `day`, to try them; they need not be saved."""
        self.day = day
        found = RoutingRule.objects.on(day).select_related("unit") if rules is None else rules
        self.rules = sorted(found, key=lambda rule: (rule.order, rule.pk or 0))
        self.top = get_top_unit(day)
        self._covering: dict[tuple, Unit | None] = {}
        self._settled: dict[int | None, _Settled] = {}

    def find(self, facts: Facts) -> Route:
        """The route of somebody of whom `facts` are known."""
        for rule in self.rules:
            if rule.kind and rule.kind != facts.kind:
                continue
            thing = _CONDITIONS[rule.condition](facts)
            unit = self._aim(rule, thing) if thing else None
            if unit:
                return self._make(unit, rule, facts)
        return self._make(self.top, None, facts)

    def _aim(self, rule: RoutingRule, thing: dict) -> Unit | None:
        if rule.target == RoutingRule.Target.TOP:
            return self.top
        if rule.target == RoutingRule.Target.UNIT:
            return rule.unit
        return self._find_covering(**thing)

    def _find_covering(self, **thing) -> Unit | None:
        known = {name: value for name, value in thing.items() if name in ("workplace", "zone", "trade", "place")}
        key = tuple((name, value.pk) for name, value in known.items())
        if key and key not in self._covering:
            row = find_covering(self.day, **known)
            self._covering[key] = row.unit if row else None
        return self._covering.get(key)

    def _make(self, unit: Unit | None, rule: RoutingRule | None, facts: Facts) -> Route:
        settled = self.settle(unit)
        reason = " ".join([_explain(rule, facts), *_advise(facts), *settled.remarks])
        return Route(unit=settled.unit, owner=settled.owner, rule=rule, reason=reason[:400])

    def settle(self, unit: Unit | None) -> _Settled:
        """Who really takes it: never a unit inside a company, none that has ended, none without anybody to answer."""
        key = unit.pk if unit else None
        if key not in self._settled:
            self._settled[key] = self._settle(unit)
        return self._settled[key]

    def _settle(self, unit: Unit | None) -> _Settled:
        remarks: list[str] = []
        unit = self._follow(unit, remarks)
        while unit and unit.kind in INSIDE_COMPANY:
            # An anonymous form opens no door into a company: who works above introduces them.
            remarks.append(_("%(unit)s ở trong doanh nghiệp, nên cấp trên của họ gọi.") % {"unit": unit.name})
            unit = self._follow(unit.parent, remarks) if unit.parent else self.top
            if unit and unit.kind in INSIDE_COMPANY and unit == self.top:
                break
        answering, owner = self._find_answering(unit)
        if answering and unit and answering.pk != unit.pk:
            remarks.append(_("%(unit)s chưa có người phụ trách, nên cấp trên nhận.") % {"unit": unit.name})
        return _Settled(answering or unit, owner or find_last_resort(), tuple(remarks))

    def _follow(self, unit: Unit | None, remarks: list[str]) -> Unit | None:
        if unit is None:
            return self.top
        current = follow_successors(unit, self.day) or self.top
        if current and current.pk != unit.pk:
            remarks.append(_("%(old)s đã kết thúc, %(new)s làm tiếp.") % {"old": unit.name, "new": current.name})
        return current

    def _find_answering(self, unit: Unit | None) -> tuple[Unit | None, User | None]:
        seen: set[int] = set()
        for start in (unit, self.top):
            while start and start.pk not in seen and start.kind not in ABOVE_OURS:
                for person in (start.owner, start.deputy):
                    if person and person.is_active:
                        return start, person
                seen.add(start.pk)
                start = follow_successors(start.parent, self.day) if start.parent else None
        return None, None


def find_last_resort() -> User | None:
    """Who answers when no unit up to the top names anybody: the administrator, who sees everything anyway."""
    return User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()


_CONDITIONS: dict[str, Callable[[Facts], dict | None]] = {
    Condition.NO_LOCAL_CONTACT: lambda facts: {"silent": True} if facts.no_local_contact else None,
    Condition.WORKPLACE: lambda facts: {"workplace": facts.workplace} if facts.workplace else None,
    Condition.ZONE: lambda facts: {"zone": facts.zone} if facts.zone else None,
    Condition.TRADE: lambda facts: {"trade": facts.trade} if facts.trade and not facts.names_workplace else None,
    Condition.WORKPLACE_PLACE: lambda facts: (
        {"place": facts.workplace.place} if facts.workplace and facts.workplace.place else None
    ),
    Condition.PLACE: lambda facts: {"place": facts.place} if facts.place else None,
    Condition.OTHER_PROVINCE: lambda facts: {"province": facts.other_province} if facts.other_province else None,
    Condition.ALWAYS: lambda facts: {"always": True},
}
"""What of the facts a rule is about; None when it does not fit."""


def _explain(rule: RoutingRule | None, facts: Facts) -> str:
    if rule is None:
        return _("Gửi tới đây vì không có quy tắc nào khác.")
    workplace, place = facts.workplace, facts.place
    sentences: dict[str, Callable[[], str]] = {
        Condition.NO_LOCAL_CONTACT: lambda: _("Gửi tới đây vì người gửi dặn không báo cho ai ở công ty."),
        Condition.WORKPLACE: lambda: _("Gửi tới đây vì %(it)s được giao riêng.") % {"it": workplace.name},
        Condition.ZONE: lambda: _("Gửi tới đây vì nơi làm việc ở trong %(it)s.") % {"it": facts.zone.name},
        Condition.TRADE: lambda: _("Gửi tới đây vì làm nghề %(it)s, không có công ty.") % {"it": facts.trade.name},
        Condition.WORKPLACE_PLACE: lambda: (
            _("Gửi tới đây vì %(it)s ở %(place)s.") % {"it": workplace.name, "place": workplace.place.full_name}
        ),
        Condition.PLACE: lambda: _("Gửi tới đây vì người gửi ở %(it)s.") % {"it": place.full_name},
        Condition.OTHER_PROVINCE: lambda: (
            _("Gửi tới đây vì người gửi ở %(it)s; chỉ chuyển sang đó khi người gửi đồng ý.")
            % {"it": facts.other_province.name}
        ),
        Condition.ALWAYS: lambda: _("Gửi tới đây vì chưa rõ nơi làm việc và xã, phường."),
    }
    return sentences[rule.condition]() + _say_since(rule)


def _say_since(rule: RoutingRule) -> str:
    said = [rule.decision] if rule.decision else []
    if rule.valid_from:
        said.append(_("từ %(day)s") % {"day": f"{rule.valid_from:%d/%m/%Y}"})
    return f" ({', '.join(said)})" if said else ""


def _advise(facts: Facts) -> list[str]:
    has_union = facts.workplace and facts.workplace.has_union == facts.workplace.HasUnion.YES
    if has_union and facts.may_tell_local and not facts.no_local_contact:
        return [_("Nơi làm việc đã có công đoàn cơ sở, và người gửi đồng ý cho báo: hãy giới thiệu hai bên.")]
    return []
