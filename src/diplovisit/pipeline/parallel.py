"""Runs a task over record files with several processes. Results come in the order of the files.

Each worker process has pipes of its own. A worker that is killed closes them, even while it sends a result.
`concurrent.futures.ProcessPoolExecutor` gives all workers one pipe, and waits for ever for the rest of such a result.
"""

import collections
import contextlib
import itertools
import multiprocessing
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from diplovisit.pipeline.chunks import Chunk, cut_into_chunks, read_chunk
from diplovisit.pipeline.read import Read

_PENDING_PER_WORKER: Final = 3
"""Chunks that are submitted at a time for each worker. More would only take memory."""

_STOP_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)


class Task(Protocol[Item_co]):
    """What a worker does with the documents of a chunk. The task and its items can be pickled."""

    def __call__(self, documents: Iterator[Read]) -> Iterator[Item_co]:
        """Yields items for the documents, in order."""


class WorkerLost(Exception):
    """Raised when a worker process ended before it sent its result."""


_Outcome: TypeAlias = tuple[list[Item], Exception | None]
"""The items that a task yielded for a chunk, and the error that ended it, if any."""


def map_chunks(files: Iterable[str], task: Task[Item], workers: int) -> Iterator[Item]:
    """Yields what the task yields for all documents, in the order of the files, whatever the number of workers.

    An error that the task raises is raised here, after the items before it. Raises WorkerLost.
    """
    chunks = cut_into_chunks(files)
    first = list(itertools.islice(chunks, max(workers, 2)))
    chunks = itertools.chain(first, chunks)
    if len(first) < 2 or workers < 2:
        for chunk in chunks:
            yield from task(read_chunk(chunk))
        return
    pool = _Pool(task, min(workers, len(first)))
    try:
        pending: collections.deque[Future[_Outcome[Item]]] = collections.deque()
        for chunk in chunks:
            pending.append(pool.submit(chunk))
            if len(pending) >= workers * _PENDING_PER_WORKER:
                yield from _items(pending.popleft())
        while pending:
            yield from _items(pending.popleft())
    finally:
        pool.close()


def _items(future: "Future[_Outcome[Item]]") -> Iterator[Item]:
    items, error = future.result()
    yield from items
    if error is not None:
        raise error


class _Pool(Generic[Item]):
    """Worker processes, with a thread for each that waits for its results."""

    def __init__(self, task: Task[Item], workers: int) -> None:
        self._workers: list[_Worker[Item]] = []
        self._idle: queue.SimpleQueue[_Worker[Item]] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(workers)
        process_class = _process_class()
        try:
            # A forked process has the signal handlers of its parent until it sets its own.
            with _stop_signals_blocked():
                for _ in range(workers):
                    self._workers.append(_Worker(process_class, task))
                    self._idle.put(self._workers[-1])
        except BaseException:
            self.close()
            raise

    def submit(self, chunk: Chunk) -> "Future[_Outcome[Item]]":
        return self._threads.submit(self._run, chunk)

    def _run(self, chunk: Chunk) -> "_Outcome[Item]":
        worker = self._idle.get()
        try:
            worker.chunks.send(chunk)
            outcome: _Outcome[Item] = worker.outcomes.recv()
            return outcome
        except (EOFError, OSError):
            self._kill()  # so that every pending result fails at once
            raise WorkerLost(
                f"one of the {len(self._workers)} worker processes ended unexpectedly, perhaps because memory ran out;"
                " use a lower -j, or -j 1"
            ) from None
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Ends all workers at once, whatever they are doing: they write no files."""
        self._kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.process.join()
            worker.chunks.close()
            worker.outcomes.close()

    def _kill(self) -> None:
        for worker in self._workers:
            worker.process.kill()


class _Worker(Generic[Item]):
    """A worker process, and the parent's ends of the two pipes: one for its chunks, one for its outcomes.

    A pipe for both directions would be a socket.
    """

    def __init__(self, process_class: type[BaseProcess], task: Task[Item]) -> None:
        workers_chunks, self.chunks = multiprocessing.Pipe(duplex=False)
        self.outcomes, workers_outcomes = multiprocessing.Pipe(duplex=False)
        self.process = process_class(target=_serve, args=(task, workers_chunks, workers_outcomes), daemon=True)
        self.process.start()
        for workers_end in (workers_chunks, workers_outcomes):
            workers_end.close()  # no worker that is forked later may hold it


def _process_class() -> type[BaseProcess]:
    """Forked processes start at once. Fork is unsafe on macOS and missing on Windows, so those start new ones."""
    if os.name == "posix" and sys.platform != "darwin":
        return multiprocessing.get_context("fork").Process
    return multiprocessing.get_context("spawn").Process


@contextlib.contextmanager
def _stop_signals_blocked() -> Iterator[None]:
    """Delays the signals that stop a run. On Windows signals cannot be blocked."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOP_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(task: Task[Any], chunks: Connection, outcomes: Connection) -> None:
    """Runs in a worker: receives chunks and sends outcomes, until the parent kills it or exits."""
    # A terminal sends Ctrl-C and SIGHUP to all processes; the parent answers for all.
    for number in _STOP_SIGNALS:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOP_SIGNALS)
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):  # the parent is gone
        while True:
            outcome = _outcome(task, chunks.recv())
            try:
                outcomes.send(outcome)
            except Exception as error:  # noqa: BLE001  # it cannot be pickled, and nothing was sent
                outcomes.send(([], error))


def _exit_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _outcome(task: Task[Item], chunk: Chunk) -> "_Outcome[Item]":
    items: list[Item] = []
    try:
        for item in task(read_chunk(chunk)):
            items.append(item)  # noqa: PERF402  # the items before an error count
    except Exception as error:  # noqa: BLE001  # the parent raises it
        error.add_note("".join(traceback.format_exception(error)))
        return items, error
    return items, None
