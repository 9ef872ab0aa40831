"""A lawyer outside the office reads one revision of a page by a signed link, and says what to say of it."""
