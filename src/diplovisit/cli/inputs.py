"""The input of a command: the files that its paths name, or standard input, as documents and records."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias, TypeVar

import attrs

from diplovisit.cli.colours import write_report
from diplovisit.cli.console import CannotRun, print_error
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.read import UnknownFormat, list_record_files, read_files, read_stream
from diplovisit.readers import Format, SourceDocument, UnreadableDocument, format_of
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable

if TYPE_CHECKING:
    from diplovisit.pipeline.parallel import Task  # it loads multiprocessing


_LONG_WORK: Final = 500_000
"""Bytes of records from which several processes are faster than one. `benchmarks.jobs` measures it."""

_MAX_NAMES = 5


class NamedFiles:
    """The files that the command line names, in contrast to those that were found in a folder.

    A named link and its target are the same file.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._files = frozenset(os.path.realpath(path) for path in paths if not Path(path).is_dir())

    def __contains__(self, file: str | os.PathLike[str]) -> bool:
        """Whether a file was named."""
        return os.path.realpath(file) in self._files


def note_left_files(files: Sequence[str], remedy: str = "") -> None:
    """Lists on standard error the files that were left unchanged. Prints nothing for none."""
    if files:
        note_files(_left(count_noun(len(files), "file"), len(files)), files, remedy)


def note_files(sentence: str, files: Sequence[str], remedy: str = "") -> None:
    """Prints on standard error a sentence, and the first of the files that it is about."""
    more = f" and {len(files) - _MAX_NAMES:,} more" if len(files) > _MAX_NAMES else ""
    print_error(f"diplovisit: {sentence}: {', '.join(map(printable, files[:_MAX_NAMES]))}{more}{remedy}")


def note_left_lines(file: str, number: int) -> None:
    """Prints on standard error how many lines of a JSON Lines file were left unchanged. Prints nothing for none."""
    if number:
        subject = f"{count_noun(number, 'line')} of {printable(file)}"
        print_error(f"diplovisit: {_left(subject, number)}")


def _left(subject: str, number: int) -> str:
    predicate = "not changed: it has" if number == 1 else "not changed: they have"
    return f"{subject} {predicate} no `format` and `id`"


Read: TypeAlias = SourceDocument | UnreadableDocument

STDIN = "-"
"""The path by which the command line names standard input."""

_Item = TypeVar("_Item")


@attrs.frozen(kw_only=True)
class InputOptions:
    """The options by which a command reads its input.

    paths: files and folders, or `-` alone for standard input. stdin_filename: the name of standard input, None when
    none is given. jobs: the number of processes, 0 for one per core; None for one per core where that saves time.
    """

    paths: tuple[str, ...]
    stdin_filename: str | None = None
    jobs: int | None = None

    @property
    def workers(self) -> int:
        """The number of processes that read the input. One process reads standard input."""
        if self.jobs == 1 or STDIN in self.paths or (self.jobs is None and not _is_long_work(self.paths)):
            return 1
        return self.jobs or _cores()

    @property
    def is_stdin(self) -> bool:
        """Whether standard input is the only input."""
        return self.paths == (STDIN,)


def _cores() -> int:
    """The number of cores that this process may use. A container often has fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_long_work(paths: tuple[str, ...]) -> bool:
    """Whether several processes are faster than one for these files. A path that cannot be read counts as empty."""
    size = 0
    with contextlib.suppress(OSError, ValueError):
        for path in list_record_files(paths):
            size += path.stat().st_size
            if size >= _LONG_WORK:
                return _cores() > 1
    return False


class InvalidRecords(Exception):
    """Raised after the last record when a record is invalid; its findings have been shown."""


def named_documents(inputs: InputOptions, stdin_data: bytes | None = None) -> Iterator[Read]:
    """Yields every record that the paths name, one at a time. Raises CannotRun and OSError.

    `stdin_data` is the content of standard input, None when it has not been read yet.
    """
    if inputs.is_stdin:
        stream = sys.stdin.buffer if stdin_data is None else io.BytesIO(stdin_data)
        yield from _standard_input(inputs.stdin_filename, stream)
        return
    _require_files(inputs)
    try:
        yield from read_files(inputs.paths)
    except UnknownFormat as error:
        raise CannotRun(str(error)) from None


def run_task(inputs: InputOptions, task: "Task[_Item]") -> Iterator[_Item]:
    """Yields what the task yields for the documents, in their order, whatever the number of processes.

    One process reads standard input. Raises CannotRun and OSError.
    """
    if (workers := inputs.workers) == 1:
        yield from task(named_documents(inputs))
        return
    from diplovisit.pipeline.parallel import WorkerLost, map_chunks  # noqa: PLC0415  # it loads multiprocessing

    _require_files(inputs)
    try:
        yield from map_chunks(map(str, list_record_files(inputs.paths)), task, workers)
    except (UnknownFormat, WorkerLost) as error:
        raise CannotRun(str(error)) from None


def raise_if_invalid(invalid: Sequence[CheckResult]) -> None:
    """Shows on standard error why documents are not records, and raises InvalidRecords. Does nothing for none."""
    if invalid:
        write_report(REPORTERS["full"](invalid), sys.stderr)
        raise InvalidRecords


def bytes_of_standard_input(name: str | None) -> bytes:
    """Returns the content of standard input, cut just above the limit of its reader.

    `name` is the value of `--stdin-filename`. JSON Lines have no limit, because they are read a line at a time. Raises
    OSError when standard input is closed.
    """
    is_lines = name is not None and format_of(name) is Format.JSON_LINES
    return sys.stdin.buffer.read(-1 if is_lines else LARGEST_DOCUMENT + 1)


def standard_input(name: str | None, data: bytes) -> tuple[str, Format]:
    """Returns the name of standard input and its format, from the given name or else from its first bytes.

    Raises CannotRun for a name whose ending has no format.

    >>> standard_input(None, b"# a visit")
    ('<stdin>', <Format.YAML: 'yaml'>)
    """
    if name is None:
        # JSON begins with a bracket, and a YAML record with a word or a comment. Anything else needs a name.
        return "<stdin>", Format.JSON if data.lstrip()[:1] in (b"{", b"[") else Format.YAML
    return name, require_format(name)


def require_format(name: str) -> Format:
    """Returns the format of a file, from the ending of its name. Raises CannotRun for an unknown ending."""
    if (format := format_of(name)) is None:
        raise CannotRun(f"{name}: unknown file type; expected .yaml, .yml, .json or .jsonl")
    return format


def require_alone(paths: Sequence[str]) -> None:
    """Raises CannotRun when standard input is named together with other paths."""
    if STDIN in paths and len(paths) > 1:
        raise CannotRun("- (standard input) cannot be combined with other paths")


def _require_files(inputs: InputOptions) -> None:
    """Raises CannotRun when standard input, or a name for it, is given together with files."""
    require_alone(inputs.paths)
    if inputs.stdin_filename is not None:
        raise CannotRun("--stdin-filename is only for standard input (-)")


def _standard_input(name: str | None, stream: BinaryIO) -> Iterator[Read]:
    if name is not None:
        try:
            yield from read_stream(stream, name)
        except UnknownFormat as error:
            raise CannotRun(str(error)) from None
        return
    data = stream.read(LARGEST_DOCUMENT + 1)
    yield from read_stream(io.BytesIO(data), *standard_input(None, data))
