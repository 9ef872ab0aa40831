"""Passwords that are printed for everybody to read: whoever signs in with one proves nothing."""

DEMO_PASSWORD = "hai-son-noi-lon-len"  # noqa: S105 - printed at every start of the demo, on purpose
DEMO_USERNAMES = ("bien-tap", "duyet-dang", "to-chuc", "to-chuc-phuong", "du-lieu", "quan-tri")
