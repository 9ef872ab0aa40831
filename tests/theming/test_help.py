"""Help is found at the same place on every page (WCAG 2.2, 3.2.6): right before the foot."""

import re

import pytest

from cms.theming.engine import render
from cms.theming.samples.pages import make_empty_contexts, make_full_contexts
from cms.theming.samples.union import SampleLookup

FULL, EMPTY = make_full_contexts(), make_empty_contexts()
THEMES = ("lien-doan", "plain")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", sorted(FULL))
def test_a_number_to_call_and_a_way_to_leave_ones_own_stand_right_before_the_foot(theme, template):
    html = render(theme, template, FULL[template], SampleLookup())
    found = re.findall(r'</main>\s*<aside class="wrap ask">(.*?)</aside>\s*<footer', html, re.DOTALL)
    assert len(found) == 1
    assert re.findall(r'href="([^"]+)"', found[0]) == ["tel:02973862123", "/tham-gia/"]


@pytest.mark.parametrize("template", sorted(EMPTY))
def test_a_union_without_number_and_form_promises_no_help(template):
    assert "Cần người giúp?" not in render("plain", template, EMPTY[template], SampleLookup())
