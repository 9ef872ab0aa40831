"""The worker's page: how the matter of one receipt stands, and what its holder can do. No account, no cookie."""
