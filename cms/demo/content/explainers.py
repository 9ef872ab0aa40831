"""All rights explainers, by their slugs, with how workers ask for them and whom they hold for."""

from dataclasses import replace

from cms.demo.content.explainers_changes import EXPLAINERS as _CHANGES
from cms.demo.content.explainers_contract import EXPLAINERS as _CONTRACT
from cms.demo.content.explainers_ending import EXPLAINERS as _ENDING
from cms.demo.content.explainers_insurance import EXPLAINERS as _INSURANCE
from cms.demo.content.explainers_mothers import EXPLAINERS as _MOTHERS
from cms.demo.content.explainers_pay import EXPLAINERS as _PAY
from cms.demo.content.explainers_safety import EXPLAINERS as _SAFETY
from cms.demo.content.explainers_time import EXPLAINERS as _TIME
from cms.demo.content.explainers_union import EXPLAINERS as _UNION
from cms.demo.content.questions import ASKED, HOLDS_FOR
from cms.schema import Explainer
from cms.schema.facets import state_facets

_WRITTEN: dict[str, Explainer] = {
    **_PAY,
    **_CHANGES,
    **_CONTRACT,
    **_TIME,
    **_INSURANCE,
    **_MOTHERS,
    **_ENDING,
    **_SAFETY,
    **_UNION,
}

EXPLAINERS: dict[str, Explainer] = {
    slug: replace(entry, synonyms=ASKED.get(slug, ()), applies_to=state_facets(HOLDS_FOR.get(slug, ())))
    for slug, entry in _WRITTEN.items()
}
