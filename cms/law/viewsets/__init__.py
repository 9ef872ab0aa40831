"""The admin pages of the registry of the law."""
