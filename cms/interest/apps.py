from django.apps import AppConfig

from cms.interest import checks  # noqa: F401  (importing registers them)
from cms.interest.intake import checks as intake_checks  # noqa: F401


class InterestConfig(AppConfig):
    name = "cms.interest"
    label = "interest"
    verbose_name = "Người lao động liên hệ"
    default_auto_field = "django.db.models.BigAutoField"
