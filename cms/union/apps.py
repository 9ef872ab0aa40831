from django.apps import AppConfig


class UnionConfig(AppConfig):
    name = "cms.union"
    label = "union"
    default_auto_field = "django.db.models.BigAutoField"
