"""The last trial sending that came through. Whether one is missing, `cms.interest.canary` says without a database."""

from cms.interest.models import CanaryArrival


def find_last_canary(form: str = "") -> CanaryArrival | None:
    """The last trial sending that came through, of `form` or of any; None when none ever did."""
    rows = CanaryArrival.objects.filter(form=form) if form else CanaryArrival.objects.all()
    return rows.order_by("-sent_at", "-pk").first()
