# PYTHON_ARGCOMPLETE_OK: scripts and `python -m` are completed by activate-global-python-argcomplete
"""The command: arguments, streams and exit codes; it decides no question of the record."""

from diplovisit.cli.main import main

__all__ = ["main"]
