"""A sum a worker can make, with the figures of the registry."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from cms import schema
from cms.content.models.checked_page import CheckedPage, check_panels
from cms.content.models.page_links import state_pages
from cms.content.panels import make_tabs, title_panel
from cms.law.calculators import CALCULATORS, Provision
from cms.law.queries import find_figures, find_provisions
from cms.schema.codec import canonical_json
from cms.schema.references import make_ref
from cms.schema.text import to_nfc

CHOICES = [(key, calculator.title) for key, calculator in CALCULATORS.items()]


class CalculatorPage(CheckedPage):
    """A page around one calculator: the sum, its articles and its examples come from the calculator itself."""

    entry_kind = "calculator"
    entry_lists = ("related_links",)
    cites_by_itself = "calculator"

    calculator = models.CharField(
        _("Phép tính"),
        max_length=40,
        choices=CHOICES,
        help_text=_("Công thức, điều luật và ví dụ có sẵn; con số lấy từ sổ luật và tự đổi khi luật đổi."),
    )
    lead = models.TextField(
        _("Lời mở đầu"), blank=True, max_length=400, help_text=_("Một hai câu ngay dưới câu hỏi. Có thể để trống.")
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Một phép tính cho người lao động tự tính: tiền tăng ca, phép năm, trợ cấp…")

    edit_handler = make_tabs(
        [
            title_panel(_("Câu hỏi"), _("Đúng như người lao động hỏi, ví dụ: Tăng ca được bao nhiêu tiền?")),
            FieldPanel("calculator"),
            FieldPanel("lead"),
            FieldPanel("body", heading=_("Nói thêm"), help_text=_("Hiện dưới phép tính. Có thể để trống.")),
        ],
        [
            *check_panels(),
            FieldPanel("index_terms"),
            InlinePanel(
                "related_links",
                heading=_("Đọc thêm"),
                label=_("Bài đọc thêm"),
                help_text=_("Những trang nên đọc tiếp, do bạn chọn. Ba trang là vừa."),
                max_num=8,
            ),
        ],
    )

    class Meta:
        verbose_name = _("trang tính")
        verbose_name_plural = _("trang tính")

    @classmethod
    def state_beside(cls) -> str:
        """Which rows of the registry the calculators compute with and rest on."""
        return canonical_json(
            [
                [key, find_figures(calculator.list_figures()), find_provisions(map(_as_place, calculator.provisions))]
                for key, calculator in CALCULATORS.items()
            ]
        )

    def summarise(self) -> str:
        """The lead, or what the calculator computes."""
        known = CALCULATORS.get(self.calculator)
        return self.lead or (known.computes if known else "")

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """Every figure it computes with must be in the registry."""
        calculator = CALCULATORS.get(self.calculator)
        if calculator is None:
            yield "calculator", _("Hãy chọn một phép tính.")
            return
        found = find_figures(calculator.figures)
        if missing := [key for key in calculator.figures if key not in found]:
            yield (
                "calculator",
                _("Sổ luật còn thiếu số liệu cho phép tính này: %(names)s.") % {"names": ", ".join(missing)},
            )

    def to_entry(self) -> schema.Calculator:
        """The page's entry, with the rows of the registry it computes with."""
        calculator = CALCULATORS[self.calculator]
        keys = calculator.list_figures()
        figures = find_figures(keys)
        provisions = find_provisions(map(_as_place, calculator.provisions))
        return schema.Calculator(
            **self.state_common(),
            **self.state_check(),
            index_terms=self.state_index_terms(),
            calculator=calculator.key,
            lead=to_nfc(self.lead).strip(),
            figures=tuple(make_ref("figure", figures[key]) for key in keys if key in figures),
            citations=tuple(schema.Citation(provision=make_ref("provision", key)) for key in provisions),
            related=state_pages(self.read_list("related_links"), but=self.pk),
        )


def _as_place(provision: Provision) -> tuple[str, str, str, str]:
    return provision.document, provision.article, provision.clause, provision.point
