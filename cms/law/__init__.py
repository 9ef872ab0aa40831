"""The law as data: documents, provisions with their versions in time, dated figures, wage regions. No opinion."""
