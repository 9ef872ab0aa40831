"""A theme's colours and sizes as a form: what cannot be read is refused at its field, with what would do."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.schema import TokenChange
from cms.theming.advice import MODES, Advice, advise, expand, get_tokens, suggest_colour
from cms.theming.themes import Theme
from cms.theming.token_changes import COLOUR, COLOURS, FACTORS

LABELS = {
    "brand": (gettext_lazy("Tựa bài và tên mục"), gettext_lazy("Chữ lớn ở đầu mỗi trang.")),
    "accent": (gettext_lazy("Nút bấm và nét nhấn"), gettext_lazy("Chữ trên nút tự đổi trắng hay đen cho dễ đọc.")),
    "link": (gettext_lazy("Liên kết"), gettext_lazy("Chữ bấm vào là sang trang khác.")),
    "band": (gettext_lazy("Dải đầu trang"), gettext_lazy("Nền dưới tên công đoàn và thực đơn.")),
}
SIZES = {
    "text": (
        gettext_lazy("Cỡ chữ"),
        {"small": gettext_lazy("Nhỏ"), "normal": gettext_lazy("Vừa"), "large": gettext_lazy("Lớn")},
    ),
    "space": (
        gettext_lazy("Khoảng cách"),
        {"close": gettext_lazy("Khít"), "normal": gettext_lazy("Vừa"), "wide": gettext_lazy("Thoáng")},
    ),
}
_MODE_WORDS = {"light": gettext_lazy("nền sáng"), "dark": gettext_lazy("nền tối")}


class LookForm(forms.Form):
    """What editors may change of one theme. After `is_valid`, `changes` holds what differs from the theme's own."""

    def __init__(self, *args, theme: Theme, changes: tuple[TokenChange, ...] = (), **kwargs) -> None:
        """`changes`: what was changed of the theme before; a form that is not sent shows them."""
        super().__init__(*args, **kwargs)
        self.theme = theme
        self.own = get_tokens(theme)
        self.changes = changes
        self.nearest: dict[str, str] = {}
        """Name of a refused field → the nearest colour that would do; empty when none does."""
        now, before = get_tokens(theme, changes), {change.name: change for change in changes}
        for name in COLOURS:
            label, help_text = LABELS[name]
            for mode in MODES:
                self.fields[f"{name}_{mode}"] = forms.CharField(
                    label=f"{label}, {_MODE_WORDS[mode]}",
                    help_text=help_text,
                    initial=expand(now[mode][name]),
                    required=False,
                    max_length=20,
                    widget=forms.TextInput(attrs={"type": "color"}),
                )
        self.fields["own_dark"] = forms.BooleanField(
            label=_("Tôi tự chọn màu cho nền tối"),
            help_text=_("Không đánh dấu: Loa tự tìm màu cùng tông, đọc rõ trên nền tối."),
            required=False,
            initial=any(change.dark for change in changes),
        )
        for name, (label, words) in SIZES.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=list(words.items()),
                initial=before[name].light if name in before and before[name].light in FACTORS[name] else "normal",
                required=False,
                widget=forms.RadioSelect,
            )

    def list_colours(self) -> Iterator[dict]:
        """Each colour with its two fields, for the template."""
        for name in COLOURS:
            fields = [
                {"bound": self[key], "nearest": self.nearest.get(key, ""), "own": expand(self.own[mode][name])}
                for mode, key in ((mode, f"{name}_{mode}") for mode in MODES)
            ]
            yield {"label": LABELS[name][0], "help": LABELS[name][1], "fields": fields}

    def clean(self) -> dict:
        """Gather the changes; refuse each colour that cannot be read, or on which nothing can."""
        colours = [self._clean_colour(name) for name in COLOURS]
        sizes = [
            TokenChange(name=name, light=word)
            for name in FACTORS
            if (word := self.cleaned_data.get(name) or "normal") != "normal"
        ]
        self.changes = tuple(change for change in (*colours, *sizes) if change.light or change.dark)
        if not self.errors:
            if not self.cleaned_data.get("own_dark"):
                self.changes = tuple(self._find_dark(change) for change in self.changes)
            for advice in advise(self.theme, self.changes):
                self._refuse(advice)
        return self.cleaned_data

    def _clean_colour(self, name: str) -> TokenChange:
        values = {}
        for mode in MODES:
            key = f"{name}_{mode}"
            typed = (self.cleaned_data.get(key) or "").strip().lower()
            if typed and not COLOUR.fullmatch(typed):
                self.add_error(key, _("Màu phải viết dạng #rrggbb, ví dụ #0a4f86."))
                typed = ""
            own = expand(self.own[mode][name])
            values[mode] = "" if typed == own or (mode == "dark" and not self.cleaned_data.get("own_dark")) else typed
        return TokenChange(name=name, **values)

    def _find_dark(self, change: TokenChange) -> TokenChange:
        """The change with a colour for dark mode of the same hue, where its light one was changed."""
        if change.name not in COLOURS or not change.light:
            return change
        found = suggest_colour(self.theme, self.changes, change.name, "dark", like=change.light)
        return TokenChange(name=change.name, light=change.light, dark=found)

    def _refuse(self, advice: Advice) -> None:
        number = f"{int(advice.contrast * 10) / 10:.1f}".replace(".", ",")
        if not advice.token:
            message = _("Giao diện này tự có chữ %(text)s khó đọc trên nền %(ground)s (%(number)s:1).")
            self.add_error(None, message % {"text": advice.text, "ground": advice.ground, "number": number})
            return
        if advice.token == advice.text:
            message = _("Màu chữ trên nền này mới %(number)s:1, cần 4,5:1.") % {"number": number}
        else:
            message = _("Chữ trên màu này mới %(number)s:1, cần 4,5:1.") % {"number": number}
        if advice.nearest:
            message += " " + _("Gần nhất đạt: %(colour)s.") % {"colour": advice.nearest}
        key = f"{advice.token}_{advice.mode}"
        self.nearest[key] = advice.nearest
        self.add_error(key, message)
