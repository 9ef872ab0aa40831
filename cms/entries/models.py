"""The store: one row per published thing. What is not here cannot reach the public site."""

from django.db import models

from cms.schema.codec import CanonicalDecoder, CanonicalEncoder


class Entry(models.Model):
    """The public data of one thing. The row is written by `store_rows` only."""

    ref = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, db_index=True)
    locale = models.CharField(max_length=12, default="vi")
    translation = models.CharField(max_length=32, default="", blank=True)
    meaning = models.CharField(max_length=32, default="", blank=True)
    path = models.TextField(blank=True)  # sections may stand in sections, each with a long name
    data = models.JSONField(encoder=CanonicalEncoder, decoder=CanonicalDecoder)
    digest = models.CharField(max_length=32)
    stamp = models.CharField(max_length=32, blank=True)  # of the rows it was stated from; empty: state it again
    uses = models.JSONField(default=list)  # the pictures and documents it refers to

    class Meta:
        verbose_name = "entry"
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.ref
