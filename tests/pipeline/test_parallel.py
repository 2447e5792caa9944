"""Tasks in several processes: the order of items, errors, lost workers, and runs that stop early."""

import multiprocessing
import os
import pickle
import re
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from diplovisit.pipeline import chunks, parallel
from diplovisit.pipeline.parallel import Task, WorkerLost, map_chunks
from diplovisit.pipeline.read import Read
from diplovisit.readers import Document

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the task changes what a forked worker does")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of 200 records in about 20 chunks."""
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 100)
    file = tmp_path / "visits.jsonl"
    file.write_bytes(b"".join(b'{"id": "%03d"}\n' % number for number in range(200)))
    return str(file)


@pytest.fixture(autouse=True)
def _bounded(request: pytest.FixtureRequest) -> Iterator[None]:
    """Makes a run that hangs fail, and requires that no worker and no thread remains."""
    if not hasattr(signal, "alarm"):
        yield
        return

    def fail(*_: object) -> None:
        raise AssertionError("a result is still waited for")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(60)
    threads = threading.active_count()
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert multiprocessing.active_children() == []
    assert threading.active_count() == threads


def ids(documents: Iterator[Read]) -> Iterator[str]:
    """The id of each document."""
    for document in documents:
        assert isinstance(document, Document)
        assert isinstance(document.data, dict)
        yield str(document.data["id"])


def large(documents: Iterator[Read]) -> Iterator[bytes]:
    """More data for each document than a pipe holds."""
    for _ in documents:
        yield bytes(200_000)


@pytest.mark.parametrize("workers", [1, 2, 3, 50])
def test_items_are_in_the_order_of_the_records(file: str, workers: int) -> None:
    """With any number of workers, every record has its item, in order."""
    assert list(map_chunks([file], ids, workers)) == [f"{number:03}" for number in range(200)]


def test_items_larger_than_a_pipe_are_complete(file: str) -> None:
    """A result of any size reaches the parent."""
    assert {len(item) for item in map_chunks([file], large, 2)} == {200_000}


def test_a_run_that_stops_early_waits_for_no_worker(file: str) -> None:
    """A consumer may stop while workers are sending results."""
    for _ in range(8):
        assert len(next(map_chunks([file], large, 2))) == 200_000


def test_pending_chunks_are_bounded(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more chunks are cut than the workers need to stay busy."""
    cut = 0
    cut_into_chunks = chunks.cut_into_chunks

    def counted(files: Any) -> Iterator[chunks.Chunk]:
        nonlocal cut
        for chunk in cut_into_chunks(files):
            cut += 1
            yield chunk

    monkeypatch.setattr(parallel, "cut_into_chunks", counted)
    run = map_chunks([file], ids, 2)
    next(run)
    assert cut == 6
    for _ in run:
        pass
    assert cut > 12


def taken(run: Iterator[str]) -> tuple[list[str], Exception | None]:
    """The items of a run, and the error that ended it."""
    items = []
    try:
        for item in run:
            items.append(item)  # noqa: PERF402  # the items before an error count
    except Exception as error:  # noqa: BLE001  # the test looks at it
        return items, error
    return items, None


# Lost workers. Each task ends its process when it reaches record 100.


def at_100(act: Callable[[], object]) -> Task[str]:
    """A task that runs an action when it reaches record 100."""

    def task(documents: Iterator[Read]) -> Iterator[str]:
        for item in ids(documents):
            if item == "100":
                act()
            yield item

    return task


def send_only(part: Callable[[bytes], bytes]) -> None:
    """Makes this worker send only a part of its next message, and kills it."""

    def torn(connection: Any, data: Any, write: Any = os.write) -> None:
        write(connection.fileno(), part(bytes(data)))
        os.kill(os.getpid(), signal.SIGKILL)

    Connection._send = torn  # type: ignore[attr-defined]  # in this process, which ends with it


@needs_fork
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), id="killed"),
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGTERM), id="terminated"),
        pytest.param(lambda: os._exit(0), id="exits without an error"),
        pytest.param(lambda: send_only(lambda data: data[:0]), id="killed before it sends"),
        pytest.param(lambda: send_only(lambda data: data[:1]), id="killed after one byte"),
        pytest.param(lambda: send_only(lambda data: data[:4]), id="killed after the length"),
        pytest.param(lambda: send_only(lambda data: data[: len(data) // 2]), id="killed in the middle of a result"),
        pytest.param(lambda: send_only(lambda data: data[:-1]), id="killed before the last byte"),
    ],
)
@pytest.mark.parametrize("workers", [2, 5])
def test_a_lost_worker_ends_the_run(file: str, act: Callable[[], object], workers: int) -> None:
    """The run says so at once and ends all workers, even when the worker was sending a result."""
    received, error = taken(map_chunks([file], at_100(act), workers))
    assert isinstance(error, WorkerLost)
    assert re.fullmatch(rf"one of the {workers} worker processes .* use a lower -j, or -j 1", str(error))
    assert received == [f"{number:03}" for number in range(len(received))]
    assert len(received) <= 100


@needs_fork
def test_workers_that_cannot_be_started_leave_none_behind(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the system allows no further process, its error is raised and the first workers are ended."""
    fork = os.fork
    started: list[int] = []

    def few() -> int:
        if len(started) == 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", few)
    with pytest.raises(BlockingIOError):
        list(map_chunks([file], ids, 5))
    assert len(started) == 2


# Errors


class Unusual(Exception):
    """An error that takes two arguments, as errors of libraries do."""

    def __init__(self, place: str, number: int) -> None:
        super().__init__(place, number)
        self.number = number


class Unpicklable(Exception):
    """An error that contains an object that cannot be pickled."""

    def __reduce__(self) -> Any:
        raise pickle.PicklingError("no")


def fail(error: Exception) -> None:
    """Raises an error."""
    raise error


@needs_fork
@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ValueError("x"), ValueError),
        (FileNotFoundError(2, "No such file", "x"), FileNotFoundError),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), UnicodeDecodeError),
        (ZeroDivisionError("x"), ZeroDivisionError),
        (RecursionError("x"), RecursionError),
        (MemoryError(), MemoryError),
        (EOFError("x"), EOFError),
        (BrokenPipeError(32, "x"), BrokenPipeError),
        (Unusual("x", 7), Unusual),
        (Unpicklable("x"), pickle.PicklingError),
    ],
    ids=repr,
)
def test_an_error_of_the_task_is_raised_with_its_type(file: str, error: Exception, kind: type[Exception]) -> None:
    """An error of the task is raised after the items before it, as with one process, and never as a lost worker."""
    received, raised = taken(map_chunks([file], at_100(lambda: fail(error)), 3))
    assert type(raised) is kind
    if kind is type(error):
        assert raised.args == error.args
        assert received == [f"{number:03}" for number in range(100)]
    if isinstance(raised, Unusual):
        assert raised.number == 7
        assert "in fail" in "".join(raised.__notes__)  # where the worker raised it


def test_an_error_of_the_walk_is_raised_after_the_records_before_it(file: str) -> None:
    """A folder that cannot be listed does not take away the records that come first."""

    def files() -> Iterator[str]:
        yield file
        raise PermissionError(13, "Permission denied", "secret")

    for workers in (1, 3):
        received, error = taken(map_chunks(files(), ids, workers))
        assert len(received) == 200
        assert isinstance(error, PermissionError)
        assert error.filename == "secret"
