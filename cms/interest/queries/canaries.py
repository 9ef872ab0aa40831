"""Whether the whole path still works: the last trial sending that came through."""

from datetime import datetime, timedelta

from cms.interest.models import CanaryArrival


def find_last_canary(form: str = "") -> CanaryArrival | None:
    """The last trial sending that came through, of `form` or of any; None when none ever did."""
    rows = CanaryArrival.objects.filter(form=form) if form else CanaryArrival.objects.all()
    return rows.order_by("-sent_at", "-pk").first()


def is_canary_missing(now: datetime, within: timedelta, form: str = "") -> bool:
    """Whether no trial sending of `form` (of any) sent during the time `within` before `now` has come through."""
    last = find_last_canary(form)
    return last is None or last.sent_at < now - within
