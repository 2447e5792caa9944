"""Runs a task over the files of the command line, with the number of processes of `-j`."""

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from diplovisit.cli.exits import CannotRun
from diplovisit.cli.inputs import STDIN, named_documents, require_files
from diplovisit.pipeline.reading import UnknownFormat, list_record_files

if TYPE_CHECKING:
    from diplovisit.pipeline.parallel import Task

_Item = TypeVar("_Item")


def run_task(parsed: argparse.Namespace, task: "Task[_Item]") -> Iterator[_Item]:
    """Yields what the task yields for the documents, in their order, whatever the number of processes.

    Standard input is read by one process. Raises CannotRun and OSError.
    """
    if parsed.jobs == 1 or STDIN in parsed.paths:
        yield from task(named_documents(parsed))
        return
    from diplovisit.pipeline.parallel import WorkerLost, map_chunks  # noqa: PLC0415  # it loads multiprocessing

    require_files(parsed)
    try:
        yield from map_chunks(map(str, list_record_files(parsed.paths)), task, parsed.jobs or os.cpu_count() or 1)
    except (UnknownFormat, WorkerLost) as error:
        raise CannotRun(str(error)) from None
