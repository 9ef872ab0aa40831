"""One row for each form."""

from django.db import models


class Sent(models.Model):
    """A form as it was sent."""

    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=40)
    commune = models.CharField(max_length=200)
    note = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
