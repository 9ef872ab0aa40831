"""A change of the law that is coming: what ends, what takes its place, from which day, and who looks at which page."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page, Revision

from cms.law.models import Figure, FigureValue, LegalDocument, Provision
from cms.law.numbers import TypedDecimalField
from cms.schema.law import find_in_force
from cms.schema.references import Ref, make_ref
from cms.schema.text import to_nfc
from cms.schema.units import write_value

EARLIEST_YEAR, YEARS_AHEAD = 2000, 10
"""A change may be entered late, and long beforehand."""


class LawChange(ClusterableModel):
    """What changes on one day by one document, made ready beforehand as one release."""

    title = models.CharField(
        _("Tên thay đổi"), max_length=200, help_text=_("Ví dụ: Lương tối thiểu vùng từ 01/01/2027.")
    )
    effective_on = models.DateField(
        _("Có hiệu lực từ ngày"), help_text=_("Số mới, điều khoản mới áp dụng từ 0 giờ ngày này.")
    )
    document = models.ForeignKey(
        LegalDocument,
        verbose_name=_("Theo văn bản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Văn bản đưa ra thay đổi, đã có trong sổ luật."),
    )
    confirmed = models.BooleanField(
        _("Đã đọc tại văn bản gốc"),
        default=False,
        help_text=_("Chưa đánh dấu thì số mới, nội dung mới in kèm “đang chờ xác nhận”."),
    )
    sentence = models.CharField(
        _("Nói với người đọc điều đã đổi"),
        max_length=300,
        blank=True,
        help_text=_("Một câu, hiện ở cuối mỗi bài và ở trang “Điều gì đã đổi”. Để trống: máy viết theo tên và ngày."),
    )
    note = models.TextField(_("Ghi chú"), blank=True, help_text=_("Cho người rà bài. Không hiện trên trang web."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    prepared_at = models.DateTimeField(null=True, editable=False)
    """When the registry was changed and the drafts and tasks were made; none while it is only planned."""

    class Meta:
        verbose_name = _("thay đổi của luật")
        verbose_name_plural = _("thay đổi của luật")
        ordering = ["-effective_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A slip in the year would hold a figure until the year 2207. Raises ValidationError at the day."""
        super().clean()
        if self.effective_on and not EARLIEST_YEAR <= self.effective_on.year <= timezone.localdate().year + YEARS_AHEAD:
            raise ValidationError({"effective_on": _("Ngày này xa hôm nay quá. Hãy xem lại năm.")})

    def save(self, *args, **kwargs) -> None:
        self.title, self.note = to_nfc(self.title).strip(), to_nfc(self.note).strip()
        self.sentence = to_nfc(self.sentence).strip()
        super().save(*args, **kwargs)

    def get_sentence(self) -> str:
        """What readers are told."""
        told = _("%(title)s: theo luật mới, có hiệu lực từ ngày %(day)s.")
        return self.sentence or (told % {"title": self.title, "day": f"{self.effective_on:%d/%m/%Y}"})[:300]


class LawChangeItem(models.Model):
    """One thing that changes."""

    class Kind(models.TextChoices):
        """What happens to it."""

        ENDS = "ends", _("Điều khoản hết hiệu lực")
        REPLACED = "replaced", _("Điều khoản được thay bằng điều khoản khác")
        REWORDED = "reworded", _("Điều khoản có nội dung mới")
        NEW_VALUE = "new_value", _("Số liệu có giá trị mới")
        NO_VALUE = "no_value", _("Số liệu hết áp dụng")

    change = ParentalKey(LawChange, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("Thay đổi gì"), max_length=12, choices=Kind, default=Kind.NEW_VALUE)
    provision = models.ForeignKey(
        Provision, verbose_name=_("Điều khoản"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    successor = models.ForeignKey(
        Provision,
        verbose_name=_("Điều khoản thay thế"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Bản nháp của các trang sẽ dẫn điều này thay cho điều cũ."),
    )
    gist = models.TextField(
        _("Nội dung mới"), max_length=600, blank=True, help_text=_("Một hai câu dễ hiểu, gọi người đọc là “bạn”.")
    )
    figure = models.ForeignKey(
        Figure, verbose_name=_("Số liệu"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    value = TypedDecimalField(
        _("Giá trị mới"), max_digits=16, decimal_places=4, null=True, blank=True, help_text=_("Chỉ con số.")
    )
    source = models.ForeignKey(
        Provision,
        verbose_name=_("Số mới theo điều khoản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Để trống: vẫn theo điều khoản cũ."),
    )

    class Meta:
        verbose_name = _("điều thay đổi")
        verbose_name_plural = _("những điều thay đổi")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.figure or self.provision}"

    NEEDS = {
        Kind.ENDS: ("provision",),
        Kind.REPLACED: ("provision", "successor"),
        Kind.REWORDED: ("provision", "gist"),
        Kind.NEW_VALUE: ("figure", "value"),
        Kind.NO_VALUE: ("figure",),
    }
    MAY = {Kind.NEW_VALUE: ("source",)}

    def clean(self) -> None:
        """Each kind needs its own fields. Raises ValidationError beside the one that is missing.

        What another kind needs is emptied: a figure chosen before the kind was corrected would change instead.
        """
        super().clean()
        self.gist = to_nfc(self.gist).strip()
        needed = self.NEEDS.get(self.kind, ())
        for name in {"provision", "successor", "figure", "value", "source"} - {*needed, *self.MAY.get(self.kind, ())}:
            setattr(self, name, None)
        if "gist" not in needed:
            self.gist = ""
        for name in needed:
            if getattr(self, name) in (None, ""):
                raise ValidationError({name: _("Cần điền ô này cho loại thay đổi đã chọn.")})
        if self.kind == self.Kind.REPLACED and self.successor == self.provision:
            raise ValidationError({"successor": _("Điều khoản không thể thay cho chính nó.")})

    def get_value_display(self) -> str:
        """The new value with its unit."""
        return write_value(self.value, self.figure.unit) if self.figure and self.value is not None else ""

    def get_value_before(self) -> str:
        """What holds on the day before the change, with its unit; empty when nothing does."""
        before = self._find_before()
        return write_value(before.value, self.figure.unit) if before else ""

    def looks_like_a_slip(self) -> bool:
        """Whether the new value is more than twice what held before, or less than half: a figure or a zero too many."""
        before = self._find_before()
        return bool(before and self.value is not None and not before.value <= 2 * self.value <= 4 * before.value)

    def _find_before(self) -> FigureValue | None:
        if not self.figure:
            return None
        return find_in_force(self.figure.values.all(), self.change.effective_on - timedelta(days=1))

    def get_ref(self) -> Ref:
        """What changes."""
        return make_ref("figure", self.figure_id) if self.figure_id else make_ref("provision", self.provision_id)


class LawTask(models.Model):
    """One page that a person looks at because the law changes."""

    change = models.ForeignKey(LawChange, on_delete=models.CASCADE, related_name="tasks")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="law_tasks")
    places = models.JSONField(default=list)  # where on the page, in words
    draft = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    """The draft that was made for the day; none when the page needs no other text."""
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("việc rà vì luật đổi")
        verbose_name_plural = _("việc rà vì luật đổi")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["change", "page"], name="editorial_one_law_task_per_page")]

    def __str__(self) -> str:
        return f"{self.change}: {self.page}"
