"""How the editors' desk joins Django, and Wagtail's accounts as this office keeps them."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class EditorialConfig(AppConfig):
    """The editors' desk."""

    name = "cms.editorial"
    label = "editorial"
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self) -> None:
        """Keep the roles in step with the tables."""
        # Models may be imported from here on, and no earlier.
        from cms.editorial.roles import ensure_roles

        post_migrate.connect(ensure_roles, sender=apps.get_app_config("wagtailcore"), dispatch_uid="editorial.roles")


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts, with this room's rules about who may touch whose."""

    default = False
    user_viewset = "cms.editorial.appointments.AccountViewSet"
