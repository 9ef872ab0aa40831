"""What a page of each kind looks like, kept as files so that a change of it is seen and meant."""
