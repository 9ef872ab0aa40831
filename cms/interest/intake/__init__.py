"""The intake: the only part of Loa a stranger can write to. No models, no database, no session, no cookie."""
