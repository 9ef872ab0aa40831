"""The targets of this machine's settings, ready to be sent to."""

from django.conf import settings

from cms.publisher.targets.addresses import Address, BucketAddress, FolderAddress, RsyncAddress, read_addresses
from cms.publisher.targets.bucket import BucketTarget
from cms.publisher.targets.folder import FolderTarget
from cms.publisher.targets.rsync import RsyncTarget
from cms.publisher.targets.sending import Target
from cms.publisher.targets.turns import get_room


def list_addresses() -> list[Address]:
    """What LOA_TARGETS names. Raises AddressError."""
    return read_addresses(settings.LOA_TARGETS)


def open_target(address: Address) -> Target:
    """What sends to `address`. Nothing is connected yet."""
    match address:
        case FolderAddress():
            return FolderTarget(address.path)
        case RsyncAddress():
            return RsyncTarget(address, get_room(address.name))
        case BucketAddress():
            return BucketTarget(address)
        case _:
            raise TypeError(address)
