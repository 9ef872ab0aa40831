"""Pictures and documents, cleaned on arrival. No page types."""
