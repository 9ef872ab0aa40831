"""The page types and blocks editors fill in, and how each states its public entry.

No HTML of the site, no CSS class names.
"""
