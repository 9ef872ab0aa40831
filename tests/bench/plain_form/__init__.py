"""What one would write first: a Django view that puts a form into one row. The peer of the intake."""
