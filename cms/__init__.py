"""The Django project: everything that is Python."""
