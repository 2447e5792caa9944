"""Reads the time of a revision off the command line."""

import datetime

from diplovisit.cli import console
from diplovisit.findings.phrases import quoted


def revision_time(text: str | None) -> datetime.datetime:
    """Returns the time of a revision, now for None, to the second in UTC. Raises CannotRun."""
    if text is None:
        return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.UTC)
    except ValueError:
        message = f"--revised {quoted(text)}: expected a time in UTC, such as 2026-09-03T12:00:00Z"
        raise console.CannotRun(message) from None
