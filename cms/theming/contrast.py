"""How well two colours can be told apart, as WCAG 2 computes it."""

LEAST = 4.5
"""The least contrast of text against what it stands on (WCAG 2.2, 1.4.3)."""

PAIRS = (
    ("brand", "paper"),
    ("brand", "surface"),
    ("brand", "tint"),
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "tint"),
    ("ink", "warning"),
    ("ink", "success"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "tint"),
    ("link", "paper"),
    ("link", "surface"),
    ("link", "tint"),
    ("link", "warning"),
    ("link", "success"),
    ("accent-ink", "accent"),
    ("error", "paper"),
    ("error", "surface"),
)
"""Tokens of text and of the ground they meet. A theme with a token `x` and a token `x-ink` adds that pair."""


def compute_contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white). Colours as `#rgb` or `#rrggbb`; raises ValueError for others."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def list_poor_pairs(tokens: dict[str, str]) -> list[tuple[str, str, float]]:
    """Pairs of tokens (text, ground, contrast) that fall below LEAST. Raises KeyError when a token is missing."""
    own = [(name, name.removesuffix("-ink")) for name in tokens if name.endswith("-ink")]
    pairs = dict.fromkeys((*PAIRS, *own))
    measured = ((text, ground, compute_contrast(tokens[text], tokens[ground])) for text, ground in pairs)
    return [pair for pair in measured if pair[2] < LEAST]


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not colour.startswith("#") or len(digits) != 6:
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (_linear(int(digits[start : start + 2], 16) / 255) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
