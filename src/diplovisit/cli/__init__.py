# PYTHON_ARGCOMPLETE_OK: scripts and `python -m` are completed by activate-global-python-argcomplete
"""The command line: arguments, streams and exit codes. It contains no rule about records."""

from diplovisit.cli.main import main

__all__ = ["main"]
