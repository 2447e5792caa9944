"""Reads what the command line names with as many processes as it asks for."""

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from diplovisit.cli.exits import CannotRun
from diplovisit.cli.inputs import STDIN, documents, require_files
from diplovisit.pipeline.reading import UnknownFormat, files_of

if TYPE_CHECKING:
    from diplovisit.pipeline.sharing import Task

_Item = TypeVar("_Item")


def told(parsed: argparse.Namespace, task: "Task[_Item]") -> Iterator[_Item]:
    """What a task tells of the documents, in their order; standard input has one reader. Raises CannotRun and OSError.

    It is the same for every number of processes.
    """
    if parsed.jobs == 1 or STDIN in parsed.paths:
        yield from task(documents(parsed))
        return
    from diplovisit.pipeline.sharing import ProcessLost, in_shares  # noqa: PLC0415  # it loads multiprocessing

    require_files(parsed)
    try:
        yield from in_shares(map(str, files_of(parsed.paths)), task, parsed.jobs or os.cpu_count() or 1)
    except (UnknownFormat, ProcessLost) as error:
        raise CannotRun(str(error)) from None
