#!/usr/bin/env python
"""Run Loa's commands: `python manage.py help`."""

import os
import sys


def main() -> None:
    """Hand the command line to Django, with the settings of this machine."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
