"""Who may do what in the admin, and the editors' desk. No page types."""
