"""The store of published entries, and the reader through which everything public is read. No page models."""
