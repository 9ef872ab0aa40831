"""An invented union with a page of each kind: what themes are drawn with where there is no database."""
