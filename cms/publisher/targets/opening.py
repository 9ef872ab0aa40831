"""From an address to what sends there."""

from cms.publisher.targets.addresses import Address, BucketAddress, FolderAddress, RsyncAddress
from cms.publisher.targets.bucket import BucketTarget
from cms.publisher.targets.folder import FolderTarget
from cms.publisher.targets.rsync import RsyncTarget
from cms.publisher.targets.sending import Target
from cms.publisher.targets.turns import get_room


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
