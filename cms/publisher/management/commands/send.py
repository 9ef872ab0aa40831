"""`manage.py send`: bring the published site to the targets of LOA_TARGETS, or look whether it is there."""

import signal
import threading
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.publisher.targets.addresses import Address, list_addresses
from cms.publisher.targets.checking import Findings
from cms.publisher.targets.errors import AddressError, ReleaseMovedError, TargetBusyError, TargetError
from cms.publisher.targets.loop import run_forever
from cms.publisher.targets.sender import Sender
from cms.publisher.targets.sending import Sent

SHOWN = 20
"""How many names of each kind a report lists."""


class Command(BaseCommand):
    """Send once to every target, or to one. Exits with an error when some target does not hold what is live."""

    help = "Send the published site to the targets of LOA_TARGETS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What can be chosen."""
        parser.add_argument("name", nargs="?", default="", help="Only this target: its address, or a part of it.")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--check", action="store_true", help="Look at all that lies there, and send nothing.")
        how.add_argument("--forever", action="store_true", help="Follow what is live until asked to end.")
        parser.add_argument("--all", action="store_true", help="With --check: read every byte, also from a bucket.")

    def handle(self, *, name: str, check: bool, forever: bool, all: bool, **options) -> None:
        """Do what was asked, for each target by itself."""
        addresses = _choose(name)
        if forever:
            self._follow(addresses)
            return
        failed = 0
        for address in addresses:
            try:
                if check:
                    failed += self._report(address, Sender(address).check(every_byte=all))
                else:
                    self._say(address, Sender(address).send())
            except (TargetError, TargetBusyError) as error:
                failed += 1
                self.stderr.write(f"{address.name}: {error}")
            except ReleaseMovedError:
                failed += 1
                self.stderr.write(f"{address.name}: {_('Trang web vừa đổi trong lúc so. Hãy chạy lại.')}")
        if failed:
            raise CommandError(
                _("%(failed)s trên %(all)s nơi nhận chưa đúng với trang web.")
                % {"failed": failed, "all": len(addresses)}
            )

    def _follow(self, addresses: list[Address]) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_signal: stop.set())
        run_forever(addresses, stop, self._say)

    def _say(self, address: Address, sent: Sent) -> None:
        self.stdout.write(
            f"{address.name}: release {sent.release}, {sent.written} written, {sent.removed} removed, "
            f"{sent.bytes} bytes"
        )
        self.stdout.flush()

    def _report(self, address: Address, findings: Findings) -> bool:
        """Write down what was found; True when the target does not hold what is live."""
        self.stdout.write(
            f"{address.name}: release {findings.held_release or '?'} of {findings.release}, {findings.files} files, "
            f"{findings.read} read in full, {len(findings.missing)} missing, {len(findings.wrong)} wrong, "
            f"{len(findings.left_over)} left over, {len(findings.foreign)} foreign"
        )
        kinds = (
            (_("thiếu"), findings.missing),
            (_("sai"), findings.wrong),
            (_("thừa, sẽ gỡ"), findings.left_over),
            (_("của người khác, không đụng đến"), findings.foreign),
        )
        for kind, names in kinds:
            for name in names[:SHOWN]:
                self.stdout.write(f"  {kind}: {name}")
            if len(names) > SHOWN:
                self.stdout.write(f"  {kind}: … +{len(names) - SHOWN}")
        return findings.are_ours_to_mend


def _choose(name: str) -> list[Address]:
    """The targets meant by `name`. Raises CommandError."""
    try:
        addresses = list_addresses()
    except AddressError as error:
        raise CommandError(f"LOA_TARGETS: {error}") from error
    if not addresses:
        raise CommandError(_("Chưa khai báo nơi nhận nào: biến LOA_TARGETS còn trống."))
    chosen = [address for address in addresses if address.name == name] or [
        address for address in addresses if name in address.name
    ]
    if not chosen:
        known = ", ".join(address.name for address in addresses)
        raise CommandError(_("Không có nơi nhận “%(name)s”. Đang có: %(known)s") % {"name": name, "known": known})
    return chosen
