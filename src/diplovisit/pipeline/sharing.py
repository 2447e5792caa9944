"""Works with several processes: each does a share at a time, and what comes of it is given in the order of the files.

Whatever the number of processes, what comes out is the same: a task tells of one record after the other, and an error
has its turn behind what was told before it. No more shares are under way at a time than keep the processes busy.
"""

import collections
import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from diplovisit.pipeline.reading import Read
from diplovisit.pipeline.shares import Share, documents_in, shares

_AHEAD: Final = 3
"""Shares under way for each process: while one is waited for, the others have work."""

_PATIENCE: Final = 2
"""Seconds for which a share is waited for before it is asked whether all processes are there still."""

_ENDING: Final = tuple(found for name in ("SIGINT", "SIGTERM", "SIGHUP") if (found := getattr(signal, name, None)))
"""Signals by which somebody ends a run."""

_CAN_WAIT: Final = hasattr(signal, "pthread_sigmask")
"""Whether signals can be kept waiting: not on Windows."""

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)


class Task(Protocol[Item_co]):
    """What is done with the documents of a share; it can be pickled, and so can what it gives."""

    def __call__(self, documents: Iterator[Read]) -> Iterator[Item_co]:
        """Tells of the documents, one after the other. What it raises as OSError or ValueError goes through."""


class ProcessLost(Exception):
    """Raised where a process was ended from outside, for want of memory perhaps."""


_Done: TypeAlias = tuple[list[Item], Exception | None]
"""What a task told of a share, and what ended it before its time."""


def in_shares(files: Iterable[str], task: Task[Item], processes: int) -> Iterator[Item]:
    """What a task tells of files, with as many processes as asked for, in the order of the files.

    Raises what the task raises, OSError as going through the files does, and ProcessLost.
    """
    work = _work(files)
    first = list(itertools.islice(work, max(processes, 2)))
    work = itertools.chain(first, work)
    if len(first) < 2 or processes < 2:  # one share is no work for many
        for share in work:
            yield from task(documents_in(_whole(share)))
        return
    context = _context()
    listening, holding = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(
        min(processes, len(first)), mp_context=context, initializer=_begin, initargs=(task, listening, holding)
    )
    try:
        yield from _in_order(_Pool(pool), work, processes * _AHEAD)
        pool.shutdown()
    except BrokenProcessPool:
        remedy = "for want of memory perhaps: try fewer with -j, or -j 1"
        raise ProcessLost(f"one of the {processes} processes was ended from outside, {remedy}") from None
    finally:
        # Where they are in the midst of something that nobody waits for any more, the processes end with this.
        with contextlib.suppress(OSError):
            holding.send_bytes(b"end")
        pool.shutdown(cancel_futures=True)
        holding.close()
        listening.close()


def _work(files: Iterable[str]) -> Iterator[Share | OSError]:
    """The shares; what keeps the files from being gone through has its turn behind them."""
    try:
        yield from shares(files)
    except OSError as error:
        yield error


def _whole(share: Share | OSError) -> Share:
    if isinstance(share, OSError):
        raise share
    return share


def _in_order(pool: "_Pool", work: Iterable[Share | OSError], ahead: int) -> Iterator[Any]:
    under_way: collections.deque[Future[_Done[Any]] | OSError] = collections.deque()
    for share in work:
        under_way.append(share if isinstance(share, OSError) else pool.submit(share))
        if len(under_way) >= ahead:
            yield from _told(pool, under_way.popleft())
    while under_way:
        yield from _told(pool, under_way.popleft())


class _Pool:
    """The processes, each of which is known from its beginning."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool
        self._others = frozenset(multiprocessing.active_children())
        self._known: set[BaseProcess] = set()

    def submit(self, share: Share) -> "Future[_Done[Any]]":
        """Hands a share over; this is where processes begin.

        Signals wait meanwhile: a process that was forked a moment ago has all that the first one has, its handlers too,
        and would end its run for it.
        """
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING) if _CAN_WAIT else None
        try:
            return self._pool.submit(_do, share)
        finally:
            if before is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            self._known |= {*multiprocessing.active_children()} - self._others

    def result(self, share: "Future[_Done[Any]]") -> "_Done[Any]":
        """What came of a share. Raises BrokenProcessPool where a process was lost.

        Of one that was ended while it told, the pool waits for the rest as long as anybody holds the end of the pipe
        from which it might come: the other processes, which are ended, and this one, which lets go of it.
        """
        while True:
            try:
                return share.result(timeout=_PATIENCE)
            except TimeoutError:
                if wait([each.sentinel for each in self._known], timeout=0):
                    for each in self._known:
                        each.kill()
                    told: Any = getattr(self._pool, "_result_queue", None)  # there is no public name for it
                    if told is not None:
                        told._writer.close()  # noqa: SLF001  # nor for its end


def _told(pool: _Pool, share: "Future[_Done[Any]] | OSError") -> Iterator[Any]:
    if isinstance(share, OSError):
        raise share
    items, error = pool.result(share)
    yield from items
    if error is not None:
        raise error


def _context() -> "multiprocessing.context.BaseContext":
    """Forked processes begin at once; where forking is unsafe or unknown, each begins anew."""
    is_safe = os.name == "posix" and sys.platform != "darwin"
    return multiprocessing.get_context("fork" if is_safe else "spawn")


_task: list[Task[Any]] = []
"""What this process does, where it is one of several."""


_telling = threading.Lock()
"""Held by a process while what it has told is on its way to the first one, which would wait for ever for the rest."""


def _begin(task: Task[Any], listening: Connection, holding: Connection) -> None:
    _task[:] = [task]
    # What reaches every process of a terminal is for the first one to tell of, for all of them.
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    if _CAN_WAIT:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    holding.close()
    _telling.acquire()  # released while there is something to do
    threading.Thread(target=_end_with, args=(listening,), daemon=True).start()


def _end_with(listening: Connection) -> None:
    """Ends this process when the first one has no use for it any more, or is gone."""
    with contextlib.suppress(OSError):
        listening.poll(None)  # what is sent is left there, for the others
    first = multiprocessing.parent_process()
    while first is not None and first.is_alive() and not _telling.acquire(timeout=0.1):
        pass
    os._exit(1)


def _do(share: Share) -> _Done[Any]:
    (task,) = _task
    told = []
    _telling.release()
    try:
        for item in task(documents_in(share)):
            told.append(item)  # noqa: PERF402  # what was told before an error counts
    except (OSError, ValueError) as error:
        return told, error
    finally:
        _telling.acquire()
    return told, None
