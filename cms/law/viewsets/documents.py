"""Legal documents, and which commune lies in which wage region."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from cms.law.models import LegalDocument, RegionPlace
from cms.law.viewsets.listing import (
    LawFilterSet,
    LawIndexView,
    LawViewSet,
    confirmed_column,
    period_column,
    period_panel,
    state_column,
)


class DocumentFilterSet(LawFilterSet):
    """Documents of a kind."""

    class Meta:
        model = LegalDocument
        fields = ["kind"]


class DocumentViewSet(LawViewSet):
    """Laws, decrees, circulars."""

    model = LegalDocument
    name = "law_documents"
    url_prefix = "so-luat/van-ban"
    icon = "doc-full"
    menu_label = _("Văn bản")
    filterset_class = DocumentFilterSet
    list_display = [
        "short_title",
        Column("number", label=_("Số hiệu"), sort_key="number"),
        Column("kind", label=_("Loại"), accessor="get_kind_display", sort_key="kind"),
        state_column(),
        period_column(""),
        confirmed_column(),
    ]
    inspect_view_fields = [
        "number", "kind", "title", "short_title", "issuer", "signed_on", "in_force_from", "in_force_to",
        "replaced_by", "amended_by", "url", "confirmed", "note",
    ]  # fmt: skip
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("number"), FieldPanel("kind")]),
            FieldPanel("short_title"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("issuer"), FieldPanel("signed_on")]),
            period_panel(),
            MultiFieldPanel([FieldPanel("replaced_by"), FieldPanel("amended_by")], heading=_("Văn bản khác")),
            MultiFieldPanel([FieldPanel("url"), FieldPanel("confirmed")], heading=_("Văn bản gốc")),
            FieldPanel("note"),
        ]
    )


class RegionFilterSet(LawFilterSet):
    """Communes of a region, a province, a document."""

    unread = None

    class Meta:
        model = RegionPlace
        fields = ["region", "province", "document"]


class RegionIndexView(LawIndexView):
    """The list of communes."""

    followed = ("document",)


class RegionViewSet(LawViewSet):
    """Communes and their wage regions."""

    model = RegionPlace
    name = "law_regions"
    url_prefix = "so-luat/vung-luong"
    icon = "site"
    menu_label = _("Vùng lương tối thiểu")
    index_view_class = RegionIndexView
    filterset_class = RegionFilterSet
    list_display = [
        "name",
        "code",
        Column("region", label=_("Vùng lương"), accessor="get_region_display", sort_key="region"),
        state_column(),
        period_column(""),
        Column("document", label=_("Theo văn bản"), accessor="document.number"),
    ]
    inspect_view_fields = ["name", "code", "province", "region", "in_force_from", "in_force_to", "document"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("province")]),
            FieldPanel("region"),
            period_panel(),
            FieldPanel("document"),
        ]
    )
