"""From the spool to the list: every file once, whoever is killed when."""

import logging
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DataError, IntegrityError
from django.db import Error as DatabaseError
from django.utils import timezone

from cms.interest.actions.recording import Desk, record_messages
from cms.interest.canary import note_arrival
from cms.interest.claiming import Claimed, claim_batches
from cms.interest.keys import get_private_keys
from cms.interest.messages import BadMessage, Message, read_message
from cms.interest.sealing import BrokenSeal, open_sealed
from cms.interest.spool import remove, set_aside, sweep
from cms.interest.vault import get_keys

logger = logging.getLogger("loa.ingest")
BATCH = 250
"""Messages in one transaction."""


@dataclass(slots=True)
class Ingested:
    """What one run did, in files."""

    recorded: int = 0
    repeated: int = 0
    broken: int = 0
    trials: int = 0

    @property
    def files(self) -> int:
        """How many files were dealt with."""
        return self.recorded + self.repeated + self.broken + self.trials


def ingest_spool() -> Ingested:
    """Record all that waits in the spool. Safe to run twice at once; a killed run is made good by the next.

    A file that cannot be opened is set aside in broken/. Raises BadKey before touching anything when the office's
    keys are missing, and Django's database errors when the database is away: the files then stay where they are.
    """
    keys = get_private_keys()
    get_keys()
    spool = Path(settings.LOA_SPOOL_DIR)
    done, desk = Ingested(), Desk()
    sweep(spool)
    seen = -1
    # Again until a round finds nothing new: what is read while files go away may miss some.
    while done.files != seen:
        seen = done.files
        with claim_batches(spool, BATCH) as batches:
            for batch in batches:
                _ingest_batch(batch, keys, desk, done)
    return done


def _ingest_batch(batch: list[Claimed], keys: list[str], desk: Desk, done: Ingested) -> None:
    opened = [(claimed, message) for claimed in batch if (message := _open(claimed, keys, done))]
    try:
        _record(opened, desk, done)
    except Exception as error:
        if _is_away(error):
            raise
        # One of them cannot be recorded: one by one, so that it keeps none of the others waiting.
        for one in opened:
            _ingest_one(one, desk, done)


def _ingest_one(one: tuple[Claimed, Message], desk: Desk, done: Ingested) -> None:
    try:
        _record([one], desk, done)
    except Exception as error:
        if _is_away(error):
            raise
        _put_aside(one[0], error, done)


def _record(opened: list[tuple[Claimed, Message]], desk: Desk, done: Ingested) -> None:
    recorded = record_messages(messages=[message for _claimed, message in opened], desk=desk)
    for claimed, message in opened:
        if message.canary:
            done.trials += 1
            note_arrival(message, timezone.now())
        elif message.code in recorded:
            done.recorded += 1
        else:
            done.repeated += 1
        # A kill before this line leaves the file: it is found recorded the next time, and goes then.
        if claimed.is_still_there():
            remove(claimed.path)


def _open(claimed: Claimed, keys: list[str], done: Ingested) -> Message | None:
    try:
        if claimed.content is None:
            raise BrokenSeal("too large")
        message = read_message(open_sealed(claimed.content.strip(), keys))
        if claimed.code != message.code:
            raise BadMessage("under another receipt")
    except Exception as error:
        _put_aside(claimed, error, done)
        return None
    return message


def _put_aside(claimed: Claimed, error: Exception, done: Ingested) -> None:
    # Only the kind of error is logged: the text may be personal.
    logger.error("set aside %s: %s", claimed.path.name, type(error).__name__)
    set_aside(claimed.path)
    done.broken += 1


def _is_away(error: Exception) -> bool:
    """Whether it is the database that cannot, not the message that is wrong."""
    return isinstance(error, DatabaseError) and not isinstance(error, DataError | IntegrityError)
