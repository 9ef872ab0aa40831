"""The gate, on pages made for it."""
