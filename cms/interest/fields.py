"""A model field whose column never holds plain text."""

from django.db import models
from django.utils.translation import gettext as _

from cms.interest.vault import CannotDecrypt, decrypt, encrypt


class EncryptedTextField(models.TextField):
    """Text that is encrypted on its way to the database and read back plain. It cannot be searched or sorted by."""

    description = "Encrypted text"

    def get_prep_value(self, value: str | None) -> str | None:
        """The value as it is stored. Raises BadKey when the office has no data key."""
        if isinstance(value, Unreadable):
            return value.stored
        value = super().get_prep_value(value)
        return None if value is None else encrypt(value)

    def from_db_value(self, value: str | None, _expression, _connection) -> str | None:
        """The plain text; a sentence in its place when its key is gone, so that the rest of the lead stays usable."""
        if value is None:
            return None
        try:
            return decrypt(value)
        except CannotDecrypt:
            return Unreadable(_("(không đọc được: thiếu khóa đã dùng để mã hóa)"), stored=value)

    def get_lookup(self, lookup_name: str):
        """Only `isnull` means something on encrypted text; anything else raises FieldError at the query."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


class Unreadable(str):
    """What stands for a value that cannot be decrypted. Saving it again must not destroy the stored value."""

    __slots__ = ("stored",)

    def __new__(cls, text: str, *, stored: str) -> "Unreadable":
        instance = super().__new__(cls, text)
        instance.stored = stored
        return instance
