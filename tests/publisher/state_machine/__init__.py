"""Random sequences of what an editor, the clock and the machine may do; after each, incremental equals full."""
