"""Search as workers type: words without diacritics, slang, slips; one small index for phone and server."""
