"""The nearest colour that does what is asked of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.theming.colours import find_nearest
from cms.theming.contrast import LEAST, compute_contrast

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@settings(max_examples=40)
@given(colours, colours)
def test_for_every_ground_there_is_a_shade_that_can_be_read(colour, ground):
    found = find_nearest(colour, lambda shade: compute_contrast(shade, ground) >= LEAST)
    assert compute_contrast(found, ground) >= LEAST


@settings(max_examples=40)
@given(colours)
def test_colour_that_will_do_is_kept_but_for_rounding(colour):
    found = find_nearest(colour, lambda shade: True)
    assert all(abs(int(found[at : at + 2], 16) - int(colour[at : at + 2], 16)) <= 2 for at in (1, 3, 5))


def test_blue_too_light_for_white_paper_becomes_a_darker_blue():
    found = find_nearest("#5b9bd5", lambda shade: compute_contrast(shade, "#ffffff") >= LEAST)
    red, green, blue = (int(found[at : at + 2], 16) for at in (1, 3, 5))
    assert red < green < blue
    assert compute_contrast(found, "#ffffff") < LEAST + 0.2


def test_what_no_shade_can_do_has_no_answer():
    assert find_nearest("#5b9bd5", lambda shade: False) == ""
