"""A file of facts between its dry run and its import."""

from django.utils.translation import gettext_lazy as _

from cms.union.models.upload import Upload


class LawUpload(Upload):
    """A file of the registry: JSON or a workbook."""

    class Meta:
        verbose_name = _("tệp sổ luật chờ nhập")
        verbose_name_plural = _("tệp sổ luật chờ nhập")
        default_permissions = ()
