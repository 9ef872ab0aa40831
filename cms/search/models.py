"""What editors decide about searching: words that mean the same, answers that come first, what stands higher."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE
from cms.schema.text import to_nfc
from cms.search.dictionary import (
    LONGEST_PHRASE,
    ShippedGroup,
    fold_phrase,
    list_shipped,
    make_dictionary,
    read_shipped_words,
)
from cms.search.index import Index
from cms.search.pinning import name_query
from cms.search.scoring import KIND_PRIORS
from cms.search.terms import LONGEST_QUERY, cut_terms
from cms.search.writing import write_index

MOST_WORDS = 30
"""Phrases a group may have."""
LONGEST_WORD = 100
NOT_FIRST = {
    "home": _("Trang chủ không cần tìm: hãy chọn trang trả lời câu hỏi."),
    "article": _("Tin nằm ở phần tìm tin riêng, không lên đầu được. Hãy chọn trang hỏi đáp, biểu mẫu hay chiến dịch."),
}
"""Kinds of page that no index of rights holds, and why they are refused."""


class Tidied(models.Model):
    """A row whose text is stored in one normal form, without odd blanks and empty lines."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None) -> None:
        """Tidy first: a word of which nothing can be seen is no word."""
        self.tidy()
        super().clean_fields(exclude=exclude)

    def save(self, *args, **kwargs) -> None:
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Bring all text into the form it is stored in."""
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
                lines = (" ".join(line.split()) for line in to_nfc(value).splitlines())
                setattr(self, field.attname, "\n".join(filter(None, lines)))


class SynonymGroup(Tidied):
    """Phrases that mean the same; or writings that stand for one meaning."""

    language = models.CharField(
        _("Ngôn ngữ"), max_length=5, choices=list(LANGUAGES.items()), default=SOURCE_LANGUAGE,
        help_text=_("Áp dụng khi tìm trong các trang viết bằng ngôn ngữ này."),
    )  # fmt: skip
    words = models.TextField(
        _("Các từ"),
        max_length=MOST_WORDS * (LONGEST_WORD + 1),
        help_text=_(
            "Mỗi dòng một từ hay cụm từ, nhiều nhất 5 tiếng. Không cần phân biệt dấu, chữ hoa. "
            "Ví dụ ba dòng: nợ lương, giam lương, quỵt lương."
        ),
    )
    meaning = models.CharField(
        _("Viết đầy đủ là"),
        max_length=LONGEST_WORD,
        blank=True,
        help_text=_(
            "Chỉ điền khi các từ trên là chữ viết tắt, viết lóng của một từ: bhxh là bảo hiểm xã hội. "
            "Để trống nếu các từ trên chỉ cùng nghĩa với nhau."
        ),
    )
    is_on = models.BooleanField(
        _("Đang dùng"), default=True, help_text=_("Bỏ chọn để tạm không tính nhóm này mà không phải xóa."))  # fmt: skip

    class Meta:
        ordering = ["language", "words", "pk"]
        verbose_name = _("nhóm từ đồng nghĩa")
        verbose_name_plural = _("từ đồng nghĩa")

    def __str__(self) -> str:
        said = ", ".join(self.list_words())
        return f"{said} → {self.meaning}" if self.meaning else said

    def list_words(self) -> list[str]:
        """The phrases, in the order they were written."""
        return self.words.splitlines()

    def clean(self) -> None:
        """Raise ValidationError for phrases nobody can type, for a group that says nothing, or nothing new."""
        super().clean()
        if not self.words:
            return
        folded = self._fold_words()
        if self.meaning:
            self._check_meaning(folded)
        elif len(folded) < 2:
            raise ValidationError({"words": _("Cần ít nhất hai từ, mỗi từ một dòng; hoặc điền “Viết đầy đủ là”.")})
        if self.is_on and (other := self._find_same(set(folded))):
            message = translate("Đã có rồi: “%(group)s”. Hãy sửa nhóm ấy hoặc bỏ bớt từ ở đây.")
            raise ValidationError({"words": message % {"group": other}})

    def _fold_words(self) -> dict[str, str]:
        """Folded → as written. Raises ValidationError."""
        words = self.list_words()
        if len(words) > MOST_WORDS:
            raise ValidationError({"words": translate("Nhiều nhất %(most)d từ một nhóm.") % {"most": MOST_WORDS}})
        folded: dict[str, str] = {}
        for word in words:
            phrase = _fold_checked(word, "words")
            if phrase in folded:
                message = translate("“%(one)s” và “%(other)s” là một khi bỏ dấu: hãy bỏ bớt một.")
                raise ValidationError({"words": message % {"one": folded[phrase], "other": word}})
            folded[phrase] = word
        return folded

    def _check_meaning(self, folded: dict[str, str]) -> None:
        if _fold_checked(self.meaning, "meaning") in folded:
            raise ValidationError({"meaning": _("Từ viết tắt và từ đầy đủ đang là một.")})
        if not self.is_on:
            return
        for other in self._list_others(with_meaning=True):
            for word in set(map(fold_phrase, other.list_words())) & folded.keys():
                message = translate("“%(word)s” đã viết tắt cho “%(meaning)s”.")
                raise ValidationError({"words": message % {"word": folded[word], "meaning": other.meaning}})

    def _list_others(self, *, with_meaning: bool) -> Iterator["SynonymGroup"]:
        rows = SynonymGroup.objects.filter(language=self.language, is_on=True).exclude(pk=self.pk)
        return (row for row in rows if bool(row.meaning) == with_meaning)

    def _find_same(self, folded: set[str]) -> str:
        """The group that says all of this already, as people read it; empty for none."""
        off = set(SwitchedOff.objects.filter(language=self.language).values_list("key", flat=True))
        shipped = (group for group in list_shipped(self.language) if group.key not in off)
        known: list[SynonymGroup | ShippedGroup] = [*self._list_others(with_meaning=bool(self.meaning)), *shipped]
        for group in known:
            words = group.list_words() if isinstance(group, SynonymGroup) else group.words
            if fold_phrase(group.meaning) == fold_phrase(self.meaning) and folded <= set(map(fold_phrase, words)):
                return ", ".join(words)
        return ""


def _fold_checked(phrase: str, field: str) -> str:
    """The phrase as an index knows it. Raises ValidationError for one that no index can know, at `field`."""
    terms = cut_terms(phrase)
    if not terms:
        raise ValidationError({field: translate("“%(word)s” không có chữ hay số nào.") % {"word": phrase}})
    if len(terms) > LONGEST_PHRASE or len(phrase) > LONGEST_WORD:
        message = translate("“%(word)s” dài quá: nhiều nhất %(most)d tiếng.")
        raise ValidationError({field: message % {"word": phrase[:LONGEST_WORD], "most": LONGEST_PHRASE}})
    return " ".join(terms)


class SwitchedOff(models.Model):
    """A group that ships with Loa and does not count here."""

    language = models.CharField(max_length=5, choices=list(LANGUAGES.items()))
    key = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "key"], name="one_switch_a_group")]
        verbose_name = _("nhóm từ có sẵn đã tắt")
        verbose_name_plural = _("nhóm từ có sẵn đã tắt")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key


class BestAnswer(Tidied):
    """The page that comes first for a query."""

    query = models.CharField(
        _("Khi gõ"),
        max_length=LONGEST_QUERY,
        help_text=_(
            "Câu người lao động gõ. Không cần phân biệt dấu, chữ hoa; chữ viết tắt và từ đầy đủ là một. "
            "Chỉ áp dụng khi gõ đúng các từ này, không thêm bớt."
        ),
    )
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("Trang lên đầu"),
        help_text=_("Trang đã đăng trả lời đúng câu ấy. Ngôn ngữ của trang quyết định nó lên đầu ở bản nào."),
    )  # fmt: skip

    class Meta:
        ordering = ["query", "pk"]
        verbose_name = _("câu trả lời nên lên đầu")
        verbose_name_plural = _("câu trả lời nên lên đầu")

    def __str__(self) -> str:
        return f"{self.query} → {self.page}" if self.page_id else self.query

    def clean(self) -> None:
        """Raise ValidationError for a query nobody can type or that has its answer, and a page nobody can read."""
        super().clean()
        if not (self.query and self.page_id):
            return
        if not cut_terms(self.query):
            raise ValidationError({"query": _("Câu này không có chữ hay số nào.")})
        check_shown(self.page)
        language = self.page.locale.language_code
        known = Index(write_index([], dictionary=make_dictionary(_list_short(language), ())))
        phrase = name_query(known, self.query)  # as the index of the language will read it
        rows = BestAnswer.objects.filter(page__locale=self.page.locale_id).exclude(pk=self.pk).select_related("page")
        for other in rows:
            if name_query(known, other.query) == phrase:
                message = translate("Câu này đã có trang lên đầu: “%(page)s”.")
                raise ValidationError({"query": message % {"page": other.page}})


def _list_short(language: str) -> list[tuple[str, str]]:
    """Every writing that stands for another in a language, with what it stands for."""
    off = SwitchedOff.objects.filter(language=language).values_list("key", flat=True)
    own = SynonymGroup.objects.filter(language=language, is_on=True).exclude(meaning="")
    shipped = read_shipped_words(language, frozenset(off))["short"]
    return [*shipped, *((word, group.meaning) for group in own for word in group.list_words())]


def check_shown(page: Page) -> None:
    """Raise ValidationError when readers cannot find `page` among the rights: not published, or of another index."""
    kind = read_kind(page)
    if kind in NOT_FIRST:
        raise ValidationError({"page": NOT_FIRST[kind]})
    if not page.live:
        message = translate("Trang “%(page)s” chưa đăng nên người đọc không thấy được. Hãy đăng trang trước.")
        raise ValidationError({"page": message % {"page": page}})


def read_kind(page: Page) -> str:
    """The kind of a page as the public site calls it: explainer, article …; empty for one that has none."""
    return getattr(page.specific_class, "entry_kind", "")


class Preference(Tidied):
    """A page, or a kind of page, that stands higher or lower than its words alone would have it."""

    class Kind(models.TextChoices):
        """Kinds of page that are searched."""

        EXPLAINER = "explainer", _("Hỏi đáp quyền lợi")
        GUIDE = "guide", _("Hỏi từng bước")
        CALCULATOR = "calculator", _("Máy tính")
        JOIN = "join", _("Biểu mẫu")
        CAMPAIGN = "campaign", _("Chiến dịch")
        PLAIN = "plain", _("Trang thường")
        ARTICLE = "article", _("Tin")
        SECTION = "section", _("Chuyên mục")
        BENEFITS = "benefits", _("Quyền lợi đoàn viên")

    class Strength(models.IntegerChoices):
        """How much, in hundredths."""

        MUCH_HIGHER = 130, _("Lên nhiều (× 1,3)")
        HIGHER = 115, _("Lên một chút (× 1,15)")
        LOWER = 85, _("Xuống một chút (× 0,85)")
        MUCH_LOWER = 70, _("Xuống nhiều (× 0,7)")

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", null=True, blank=True, verbose_name=_("Một trang"),
        help_text=_("Chọn một trang, hoặc một loại trang ở dưới."),
    )  # fmt: skip
    kind = models.CharField(
        _("Hoặc một loại trang"), max_length=20, choices=Kind, blank=True, help_text=_("Áp dụng ở mọi ngôn ngữ.")
    )
    percent = models.PositiveSmallIntegerField(
        _("Mức"), choices=Strength, help_text=_("Điểm của trang được nhân với số này, mọi câu tìm như nhau.")
    )

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("ưu tiên")
        verbose_name_plural = _("ưu tiên")

    def __str__(self) -> str:
        return f"{self.page or self.get_kind_display()}: {self.get_percent_display()}"

    def clean(self) -> None:
        """Raise ValidationError unless it is of one thing that has none yet."""
        super().clean()
        if bool(self.page_id) == bool(self.kind):
            raise ValidationError({"page": _("Hãy chọn đúng một thứ: một trang, hoặc một loại trang.")})
        if Preference.objects.filter(page=self.page, kind=self.kind).exclude(pk=self.pk).exists():
            raise ValidationError({"page" if self.page_id else "kind": _("Đã có ưu tiên cho nó: hãy sửa dòng ấy.")})

    def count_kind(self) -> int:
        """What scores of the kind are multiplied with, in hundredths."""
        return round(KIND_PRIORS[self.kind] * self.percent / 100)
