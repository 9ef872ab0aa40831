"""The screen on which the look of the public site is chosen."""
