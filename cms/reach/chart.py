"""A chart of bars as SVG, drawn from numbers alone: no script, no library. A table below it has the same numbers."""

from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.reach.queries import K, blur

WIDTH, HEIGHT, FOOT = 720, 180, 24
_STEPS = (1, 2, 5)


def draw_bars(days: list[tuple[date, int]], title: str) -> SafeString:
    """One bar a day (or week), with the largest number on the left and the first and last day below."""
    if not days:
        return SafeString("")
    top = find_top(max(number for _day, number in days))
    slot = WIDTH / len(days)
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>',
        (
            (
                f"{index * slot + slot * 0.1:.1f}",
                f"{HEIGHT - HEIGHT * blur(number) / top:.1f}",
                f"{slot * 0.8:.1f}",
                f"{HEIGHT * blur(number) / top:.1f}",
                f"{day:%d/%m/%Y}: {show_number(number)}",
            )
            for index, (day, number) in enumerate(days)
        ),
    )
    return format_html(
        '<svg class="reach-chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><line x1="0" y1="{}" x2="{}" y2="{}"/>'
        '{}<text x="0" y="12">{}</text><text x="0" y="{}">{}</text>'
        '<text x="{}" y="{}" text-anchor="end">{}</text></svg>',
        *(WIDTH, HEIGHT + FOOT, title, HEIGHT, WIDTH, HEIGHT, bars, show_number(top), HEIGHT + FOOT - 6),
        *(f"{days[0][0]:%d/%m/%Y}", WIDTH, HEIGHT + FOOT - 6, f"{days[-1][0]:%d/%m/%Y}"),
    )


def find_top(most: int) -> int:
    """The round number the highest bar is measured against: 5, 10, 20, 50, 100 …"""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= max(most, K):
                return step * power
        power *= 10


def show_number(number: int) -> str:
    """`1.234`; numbers from 1 to 4 are not told exactly."""
    return _("dưới %(k)s") % {"k": K} if 0 < number < K else f"{number:,}".replace(",", ".")
