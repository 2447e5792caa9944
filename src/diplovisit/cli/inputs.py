"""The input of a command: the files that its paths name, or standard input, as documents and records."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

import attrs

from diplovisit.cli.console import CannotRun, print_error
from diplovisit.files import record_files
from diplovisit.files.patterns import InvalidPattern, PathPattern
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.read import UnknownFormat, list_record_files, read_files, read_stream, structure_document
from diplovisit.readers import Format, SourceDocument, UnreadableDocument, format_of
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Visit
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun

if TYPE_CHECKING:
    from diplovisit.pipeline.parallel import Task  # it loads multiprocessing


_MAX_NAMES = 5
DRAFT_SUFFIX = ".draft.json"
"""The ending of the drafts that an import writes."""


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
    if not files:
        return
    more = f" and {len(files) - _MAX_NAMES:,} more" if len(files) > _MAX_NAMES else ""
    _note_left(count_noun(len(files), "file"), len(files), f": {', '.join(files[:_MAX_NAMES])}{more}{remedy}")


def note_left_lines(file: str, number: int) -> None:
    """Prints on standard error how many lines of a JSON Lines file were left unchanged. Prints nothing for none."""
    if number:
        _note_left(f"{count_noun(number, 'line')} of {file}", number, "")


def _note_left(subject: str, number: int, end: str) -> None:
    predicate = "was left as it is: it has" if number == 1 else "were left as they are: they have"
    print_error(f"diplovisit: {subject} {predicate} no format and id{end}")


Read: TypeAlias = SourceDocument | UnreadableDocument

STDIN = "-"
"""The path by which the command line names standard input."""

_Item = TypeVar("_Item")


@attrs.frozen(kw_only=True)
class InputOptions:
    """The options by which a command reads its input.

    paths: files and folders, or `-` alone for standard input. stdin_filename: the name of standard input, None when
    none is given. jobs: the number of processes, 0 for one per core.
    """

    paths: tuple[str, ...]
    stdin_filename: str | None = None
    jobs: int = 1

    @property
    def is_stdin(self) -> bool:
        """Whether standard input is the only input."""
        return self.paths == (STDIN,)


@attrs.frozen(kw_only=True)
class Paths:
    """The files to read, after exclusion.

    files: the names of the files, or `-` alone for standard input. left_out: the number of excluded files. folders: the
    folders that were named. only_folders: whether every named path is a folder.
    """

    files: tuple[str, ...]
    left_out: int
    folders: tuple[str, ...]
    only_folders: bool

    def covers(self, folder: Path | None) -> bool:
        """Whether a folder lies in one of the named folders. False for None."""
        if folder is None:
            return False
        real = Path(os.path.realpath(folder))
        return any(real.is_relative_to(os.path.realpath(named)) for named in self.folders)


@attrs.define
class SkippedDrafts:
    """The unfinished drafts of folders, which an import wrote and which are no records yet.

    A draft that is named, or that was completed, is not skipped. ids: those that the drafts have.
    """

    named: NamedFiles
    files: list[str] = attrs.Factory(list)
    ids: set[str] = attrs.Factory(set)

    @classmethod
    def of(cls, inputs: InputOptions) -> "SkippedDrafts":
        """Returns an empty collection for the inputs of a command."""
        return cls(NamedFiles(() if inputs.is_stdin else inputs.paths))

    def skip(self, result: CheckResult) -> bool:
        """Whether an invalid record is an unfinished draft that was found in a folder. Counts it.

        A file without an id is none: it is damaged, and may have been a record.
        """
        if result.file is None or not result.file.endswith(DRAFT_SUFFIX) or result.file in self.named:
            return False
        if result.record is None:
            return False
        self.files.append(result.file)
        self.ids.add(result.record)
        return True

    def note(self) -> None:
        """Prints in one line how many drafts were left out. Prints nothing for none."""
        if self.files:
            shown = ", ".join(self.files[:_MAX_NAMES])
            more = f" and {len(self.files) - _MAX_NAMES:,} more" if len(self.files) > _MAX_NAMES else ""
            lacks = "it lacks" if len(self.files) == 1 else "they lack"
            print_error(
                f"diplovisit: note: {count_noun(len(self.files), 'draft')} left out; `diplovisit check` says what"
                f" {lacks}: {shown}{more}"
            )


class InvalidRecords(Exception):
    """Raised after the last record when a record is invalid; its findings have been shown."""


def exclude_patterns(texts: Iterable[str]) -> tuple[PathPattern, ...]:
    """Returns the patterns of `--exclude`, relative to the current folder. Raises CannotRun."""
    try:
        return tuple(PathPattern(text, str(Path.cwd())) for text in texts)
    except InvalidPattern as error:
        raise CannotRun(f"--exclude: {error}") from None


def resolve_paths(inputs: InputOptions, exclude: Sequence[PathPattern]) -> Paths:
    """Returns the files that the paths name and no pattern excludes. Raises NoSuchPath."""
    if STDIN in inputs.paths:
        name = inputs.stdin_filename
        is_excluded = name is not None and any(pattern.matches(name) for pattern in exclude)
        files = () if is_excluded else inputs.paths
        return Paths(files=files, left_out=int(is_excluded), folders=(), only_folders=False)
    names = [str(file) for file in record_files(inputs.paths)]
    files = tuple(name for name in names if not any(pattern.matches(name) for pattern in exclude))
    folders = tuple(path for path in inputs.paths if Path(path).is_dir())
    return Paths(
        files=files,
        left_out=len(names) - len(files),
        folders=folders,
        only_folders=len(folders) == len(inputs.paths),
    )


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
    if inputs.jobs == 1 or STDIN in inputs.paths:
        yield from task(named_documents(inputs))
        return
    from diplovisit.pipeline.parallel import WorkerLost, map_chunks  # noqa: PLC0415  # it loads multiprocessing

    _require_files(inputs)
    try:
        yield from map_chunks(map(str, list_record_files(inputs.paths)), task, inputs.jobs or os.cpu_count() or 1)
    except (UnknownFormat, WorkerLost) as error:
        raise CannotRun(str(error)) from None


def load_records(inputs: InputOptions) -> Iterator[tuple[str, Visit]]:
    """Yields every record with the name of its file. Unfinished drafts of folders are left out, with a note.

    Raises InvalidRecords at the end, with the findings on standard error.
    """
    invalid: list[CheckResult] = []
    drafts = SkippedDrafts.of(inputs)
    for document in named_documents(inputs):
        visit, checked = structure_document(document)
        if visit is not None:
            yield document.name, visit
        elif not drafts.skip(checked):
            invalid.append(checked)
    drafts.note()
    raise_if_invalid(invalid)


def raise_if_invalid(invalid: Sequence[CheckResult]) -> None:
    """Shows on standard error why documents are not records, and raises InvalidRecords. Does nothing for none."""
    if invalid:
        for text in REPORTERS["full"](invalid):
            sys.stderr.write(text)
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
        raise CannotRun(f"{name}: cannot tell its format; records end in .yaml, .yml, .json or .jsonl")
    return format


def require_alone(paths: Sequence[str]) -> None:
    """Raises CannotRun when standard input is named together with other paths."""
    if STDIN in paths and len(paths) > 1:
        raise CannotRun("- (standard input) cannot be mixed with other paths")


def _require_files(inputs: InputOptions) -> None:
    """Raises CannotRun when standard input, or a name for it, is given together with files."""
    require_alone(inputs.paths)
    if inputs.stdin_filename is not None:
        raise CannotRun("--stdin-filename goes with - (standard input) alone")


def _standard_input(name: str | None, stream: BinaryIO) -> Iterator[Read]:
    if name is not None:
        try:
            yield from read_stream(stream, name)
        except UnknownFormat as error:
            raise CannotRun(str(error)) from None
        return
    data = stream.read(LARGEST_DOCUMENT + 1)
    yield from read_stream(io.BytesIO(data), *standard_input(None, data))
