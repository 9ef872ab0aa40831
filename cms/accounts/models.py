"""The people who work in the admin."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody with a sign-in: an editor, a publisher, an organiser, an administrator."""

    def get_full_name(self) -> str:
        """The name as Vietnamese people say it: family name first."""
        return f"{self.last_name} {self.first_name}".strip()
