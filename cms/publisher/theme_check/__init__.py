"""What `manage.py theme` does: looks a theme over from its folder to the screen, and takes its picture."""
