"""The gate: what is looked at on every drawn page before its file changes."""

from cms.publisher.gate.checking import check_page
from cms.publisher.gate.findings import Finding

__all__ = ["Finding", "check_page"]
