"""From entries to files in the published folder. It never imports the room where workers' data lives."""
