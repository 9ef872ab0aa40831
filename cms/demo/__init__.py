"""A small invented union to try things on. Imported by nothing but its own command and the tests."""
