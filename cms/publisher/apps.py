from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublisherConfig(AppConfig):
    name = "cms.publisher"
    label = "publisher"
    verbose_name = _("Đăng trang")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.publisher import checks, receivers  # noqa: F401  importing the checks registers them

        receivers.connect()
