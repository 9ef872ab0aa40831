from django.apps import AppConfig

from cms.interest.intake import checks  # noqa: F401  (importing registers them)


class IntakeConfig(AppConfig):
    """The intake as a process of its own: only its checks are registered here."""

    name = "cms.interest.intake"
    label = "intake"
