"""Where drawn files are put that shall only be compared: nothing of them is kept but names and sizes."""

from cms.publisher.objects import File, name_of


class Shelf:
    """Stands for a published folder and its objects, and keeps nothing but names and sizes."""

    def __init__(self) -> None:
        self.objects = self

    def store(self, data: bytes, *, media_type: str, policy: str, of: str = "") -> File:
        """What the object of `data` would be called."""
        return File(object=name_of(data), type=media_type, size=len(data), policy=policy, of=of)

    def has(self, file: File) -> bool:
        """Always: a file known once in a comparison need not be read again."""
        return True
