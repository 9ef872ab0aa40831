"""A worker raises a hand: sealed, received, routed, followed up. Never imported by the publisher or a theme."""
