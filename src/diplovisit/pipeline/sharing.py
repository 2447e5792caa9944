"""Check with several processes: files are cut into shares, and what comes of them is given in the order of the files.

A share is some files, or a range of bytes of one file of JSON Lines, cut at line ends. A process checks a share at a
time and gives back findings and digests, no records. Whatever the number of processes, what comes out is the same, and
no more shares are under way at a time than keep the processes busy.
"""

import collections
import io
import itertools
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Final

import attrs

from diplovisit.checks.across import Digest
from diplovisit.files import open_file
from diplovisit.pipeline.across import Together
from diplovisit.pipeline.checking import check_document
from diplovisit.pipeline.reading import Read, read_files
from diplovisit.pipeline.selection import Selection
from diplovisit.pipeline.texts import Texts
from diplovisit.readers import Format, format_of
from diplovisit.readers.json_lines import read_json_lines
from diplovisit.record.report import Checked
from diplovisit.record.terms import Terms

SHARE: Final = 1_000_000
"""Bytes of a share, about: some hundreds of records. A line that is longer is a share of its own."""

_MOST_FILES: Final = 500
_AHEAD: Final = 3
"""Shares under way for each process: while one is waited for, the others have work."""


@attrs.frozen(kw_only=True)
class Share:
    """A part of the work: whole files, or the lines of one file between two bytes, the first of which is `line`."""

    files: tuple[str, ...]
    start: int = 0
    end: int | None = None
    line: int = 1


@attrs.frozen(kw_only=True)
class Asked:
    """What is asked of each record, as `check_document` takes it."""

    texts: Texts
    terms: Terms
    selection: Selection
    require_evidence: bool
    across: bool


@attrs.frozen(kw_only=True)
class Done:
    """What came of one record: what is told of it, and its digest; the id of what could not be read as a record."""

    checked: Checked
    digest: Digest | None
    missed: str | None


def shares(files: Iterable[str]) -> Iterator[Share]:
    """Cuts the work. Raises OSError for a file that cannot be opened."""
    held: list[str] = []
    size = 0
    for file in files:
        weight = Path(file).stat().st_size
        if format_of(file) is Format.JSON_LINES and weight > SHARE:
            if held:
                yield Share(files=tuple(held))
                held, size = [], 0
            yield from _ranges(file)
            continue
        held.append(file)
        size += weight
        if size >= SHARE or len(held) >= _MOST_FILES:
            yield Share(files=tuple(held))
            held, size = [], 0
    if held:
        yield Share(files=tuple(held))


def _ranges(file: str) -> Iterator[Share]:
    """The shares of one file of JSON Lines, each of whole lines."""
    start, line = 0, 1
    with open_file(file) as stream:
        while chunk := stream.read(SHARE):
            if not chunk.endswith(b"\n"):
                chunk += stream.readline()
            yield Share(files=(file,), start=start, end=start + len(chunk), line=line)
            start += len(chunk)
            # A line ends with LF, CR LF or CR, as the reader has it.
            line += chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n")


def checked_by_many(files: Iterable[str], asked: Asked, processes: int, together: Together | None) -> Iterator[Checked]:
    """Checks files with as many processes, and gives what is found in the order of the files.

    `together` takes the records as if they had been checked one after the other. Raises what checking raises.
    """
    work = shares(files)
    first = list(itertools.islice(work, 2))
    if len(first) < 2 or processes < 2:  # one share is no work for many
        _begin(asked)
        yield from _joined(map(_check_share, itertools.chain(first, work)), together)
        return
    work = itertools.chain(first, work)
    with ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin, initargs=(asked,)) as pool:
        try:
            yield from _joined(_in_order(pool.submit, work, processes * _AHEAD), together)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _joined(shares_done: Iterable[list[Done]], together: Together | None) -> Iterator[Checked]:
    for done in shares_done:
        for one in done:
            if together is not None and one.digest is not None:
                together.take(one.digest)
            elif together is not None:
                together.missed(one.missed)
            yield one.checked


def _in_order(submit: Callable[..., "Future[list[Done]]"], work: Iterable[Share], ahead: int) -> Iterator[list[Done]]:
    under_way: collections.deque[Future[list[Done]]] = collections.deque()
    for share in work:
        under_way.append(submit(_check_share, share))
        if len(under_way) >= ahead:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _context() -> "multiprocessing.context.BaseContext":
    """Forked processes begin at once; where forking is unsafe or unknown, each begins anew."""
    is_safe = os.name == "posix" and sys.platform != "darwin"
    return multiprocessing.get_context("fork" if is_safe else "spawn")


_asked: list[Asked] = []


def _begin(asked: Asked) -> None:
    _asked[:] = [asked]


def _check_share(share: Share) -> list[Done]:
    (asked,) = _asked
    done = []
    for document in _documents(share):
        seen = Together() if asked.across else None
        checked = check_document(
            document,
            asked.texts,
            terms=asked.terms,
            selection=asked.selection,
            together=seen,
            require_evidence=asked.require_evidence,
        )
        digest = seen.only() if seen is not None else None
        done.append(Done(checked=checked, digest=digest, missed=checked.record if digest is None else None))
    return done


def _documents(share: Share) -> Iterator[Read]:
    if share.end is None:
        yield from read_files(share.files)
        return
    (file,) = share.files
    with open_file(file) as stream:
        stream.seek(share.start)
        part = io.BytesIO(stream.read(share.end - share.start))
    yield from read_json_lines(part, name=file, first=share.line)
