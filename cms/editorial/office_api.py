"""The admin's own API tells of pictures and documents to those who work with them, and to nobody else.

Wagtail's asks only that somebody is signed in, and lists what lies in private collections too.
"""

from django.db.models import QuerySet
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as image_policy

USING = ("add", "change", "choose")


class DiscreetImages(ImagesAdminAPIViewSet):
    """Pictures the user may use."""

    def get_queryset(self) -> QuerySet:
        """Wagtail's, less what the user may not use."""
        usable = image_policy.instances_user_has_any_permission_for(self.request.user, USING)
        return super().get_queryset().filter(pk__in=usable.values("pk"))


class DiscreetDocuments(DocumentsAdminAPIViewSet):
    """Documents the user may use."""

    def get_queryset(self) -> QuerySet:
        """Wagtail's, less what the user may not use."""
        usable = document_policy.instances_user_has_any_permission_for(self.request.user, USING)
        return super().get_queryset().filter(pk__in=usable.values("pk"))


class CarefulPages(PagesAdminAPIViewSet):
    """Wagtail's pages, less the one action that would pass every gate before publishing; no screen of ours uses it."""

    actions = {name: action for name, action in PagesAdminAPIViewSet.actions.items() if name != "publish"}


def register_discreet_endpoints(router: WagtailAPIRouter) -> None:
    """Put them in the place of Wagtail's; to be called after those are registered."""
    router.register_endpoint("pages", CarefulPages)
    router.register_endpoint("images", DiscreetImages)
    router.register_endpoint("documents", DiscreetDocuments)
