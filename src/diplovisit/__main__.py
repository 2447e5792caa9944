"""Runs the command as `python -m diplovisit`."""

import sys

from diplovisit.cli import main

sys.exit(main())
