"""How dates and numbers are written in the admin, by language."""
