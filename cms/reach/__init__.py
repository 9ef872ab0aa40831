"""How often what the union publishes is read, in sums: day, page, placement, kind of source. Nothing of a person."""
