# PYTHON_ARGCOMPLETE_OK: scripts and `python -m` are completed by activate-global-python-argcomplete
"""Runs the command as `python -m diplovisit`."""

import sys

from diplovisit.cli import main

sys.exit(main())
