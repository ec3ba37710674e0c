#!/usr/bin/env python
"""Run the portal's management commands; without a setting of its own, as a developer."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings.dev")
    execute_from_command_line(sys.argv)
