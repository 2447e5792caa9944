"""The exit codes of the command."""

OK = 0
"""No error was found; warnings may have been shown."""
ERRORS_FOUND = 1
"""Errors were found, or whatever `--fail-on` names."""
COULD_NOT_RUN = 2
"""The command could not do its work: wrong usage, a file that cannot be read or written, a fault of its own."""
NOTHING_TO_CHECK = 3
"""There was nothing to check."""
INTERRUPTED = 130
"""Somebody stopped it (128 + SIGINT; after SIGHUP it is 129, and after SIGTERM 143)."""
CLOSED_PIPE = 141
"""Whoever read its output stopped reading (128 + SIGPIPE)."""


class CannotRun(Exception):
    """Raised by a command that cannot do its work; its message is one line for the person who called it."""
