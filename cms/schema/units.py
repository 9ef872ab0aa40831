"""How numbers and their units are written in each language of the site."""

from decimal import Decimal

from cms.schema.languages import SOURCE_LANGUAGE

AGE_IN_MONTHS = "age-month"
_SPACE = "\u00a0"
_UNITS: dict[str, dict[str, str | tuple[str, str]]] = {
    "vi": {
        "dong": "đồng", "dong/hour": "đồng/giờ", "minute": "phút", "hour": "giờ", "day": "ngày", "month": "tháng",
        "year": "năm", "age": "tuổi", "person": "người", "times": "lần",
    },
    "en": {
        "dong": "VND (đồng)", "dong/hour": "VND (đồng) an hour", "minute": ("minute", "minutes"),
        "hour": ("hour", "hours"), "day": ("day", "days"), "month": ("month", "months"), "year": ("year", "years"),
        "age": ("year of age", "years of age"), "person": ("person", "people"), "times": ("time", "times"),
    },
    "km": {
        "dong": "ដុង", "dong/hour": "ដុង/ម៉ោង", "minute": "នាទី", "hour": "ម៉ោង", "day": "ថ្ងៃ", "month": "ខែ",
        "year": "ឆ្នាំ", "age": "ឆ្នាំ", "person": "នាក់", "times": "ដង",
    },
}  # fmt: skip
"""Language → unit → its word; for one and for more where these differ."""
_POINT_GROUPS = str.maketrans(",.", ".,")


def write_number(value: Decimal | str | float, language: str = SOURCE_LANGUAGE) -> str:
    """`5310000` as `5.310.000`, `0.5000` as `0,5`, without idle zeros; in English as `5,310,000` and `0.5`."""
    number = Decimal(str(value))
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if language == "en" else text.translate(_POINT_GROUPS)


def write_value(value: Decimal | str, unit: str, language: str = SOURCE_LANGUAGE) -> str:
    """A number with its unit: `5.310.000 đồng`, `0,5%`, `12 ngày`. Raises KeyError for a unit there is not.

    An age counted in months (`age-month`) is written in years, and in months where some are left: 738 is
    `61 tuổi 6 tháng`, 684 is `57 tuổi`.
    """
    if unit == AGE_IN_MONTHS:
        years, months = divmod(Decimal(value), 12)
        rest = f" {write_value(months, 'month', language)}" if months else ""
        return write_value(years, "year" if rest and language != SOURCE_LANGUAGE else "age", language) + rest
    if unit == "percent":
        return f"{write_number(value, language)}%"
    word = _UNITS[language][unit]
    if not isinstance(word, str):
        word = word[0] if Decimal(value) == 1 else word[1]
    return f"{write_number(value, language)}{_SPACE}{word}"
