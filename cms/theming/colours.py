"""Colours as the eye orders them: the nearest one of the same hue that does what is asked of it.

Distances are taken in OKLab (Björn Ottosson, 2020), where equal steps look equal.
"""

from collections.abc import Callable

_STEPS = 250


def find_nearest(colour: str, passes: Callable[[str], bool]) -> str:
    """The colour nearest to `colour` (#rrggbb), lighter or darker and of its hue, for which `passes` is true.

    Empty when none is: `passes` asks for what no shade can do.
    """
    lightness, green_red, blue_yellow = _to_oklab(colour)
    for step in range(_STEPS + 1):
        for aim in sorted({lightness - step / _STEPS, lightness + step / _STEPS}):
            shade = _shade(aim, green_red, blue_yellow) if 0 <= aim <= 1 else ""
            if shade and passes(shade):
                return shade
    return ""


def _shade(lightness: float, green_red: float, blue_yellow: float) -> str:
    """The most colourful shade of that lightness and hue which a screen can show."""
    for strength in range(20, -1, -1):
        channels = _to_linear(lightness, green_red * strength / 20, blue_yellow * strength / 20)
        if all(-0.0005 <= channel <= 1.0005 for channel in channels):
            return "#" + "".join(f"{_to_byte(channel):02x}" for channel in channels)
    return ""


def _to_oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_from_byte(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _to_linear(lightness: float, green_red: float, blue_yellow: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _from_byte(value: int) -> float:
    channel = value / 255
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _to_byte(channel: float) -> int:
    channel = min(max(channel, 0), 1)
    channel = channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(channel * 255)
