"""What editors decide about searching, and a screen that tries a query and says why pages stand where they stand."""
