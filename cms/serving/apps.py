"""The serving room as a Django app: it brings commands and checks, no tables."""

from importlib import import_module

from django.apps import AppConfig


class ServingConfig(AppConfig):
    """Commands `serve` and `prepare`, and the checks of a production machine."""

    name = "cms.serving"
    label = "serving"

    def ready(self) -> None:
        """Importing the checks registers them."""
        import_module("cms.serving.checks")
