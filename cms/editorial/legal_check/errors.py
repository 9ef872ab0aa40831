"""Why a lawyer's answer is not taken, or nobody can be asked."""


class CheckError(Exception):
    """The message is a Vietnamese sentence for whoever reads it."""


class CheckClosedError(CheckError):
    """Answered before, taken back or expired."""
