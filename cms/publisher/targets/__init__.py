"""Where the published site goes besides its own folder: another folder, a machine with SSH, an S3-compatible bucket."""
