"""Opens what the command line names: files, folders, and standard input."""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

import attrs

from diplovisit.cli.console import CannotRun
from diplovisit.files import record_files
from diplovisit.files.patterns import InvalidPattern, PathPattern
from diplovisit.findings.phrases import closest, did_you_mean
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.read import UnknownFormat, list_record_files, read_files, read_stream, structure_document
from diplovisit.pipeline.settings import Settings
from diplovisit.readers import Format, SourceDocument, UnreadableDocument, format_of
from diplovisit.readers.limits import LARGEST
from diplovisit.record import Visit
from diplovisit.record.constraints import ID
from diplovisit.reporters import REPORTERS

if TYPE_CHECKING:
    from diplovisit.pipeline.parallel import Task
    from diplovisit.pipeline.settings import Settings  # it loads every rule, and `export` needs none


# MERGED: Which texts the command line and the configuration give for sources.


def source_texts(parsed: argparse.Namespace, settings: Settings) -> SourceTexts:
    """The texts that `--source ID=FILE` and the configured folder give. Raises CannotRun for what is neither."""
    given: dict[str, Path] = {}
    for each in parsed.source:
        name, equals, file = each.partition("=")
        if not equals or not file or not ID.fullmatch(name):
            raise CannotRun(f"--source {each}: expected ID=FILE, the id of a source and the file with its text")
        if name in given:
            raise CannotRun(f"--source {name} is given twice")
        if not Path(file).is_file():
            raise CannotRun(f"--source {name}={file}: {file} is no file")
        given[name] = Path(file)
    return SourceTexts(given=given, folder=settings.sources, root=settings.root)


def read_with(record_file: str, visit: Visit, texts: SourceTexts) -> Iterator[Path]:
    """The files that are read for the evidence of a record: its own, its lock file, and the texts of its sources."""
    yield Path(record_file)
    if (lock := lock_path(record_file)) is not None:
        yield lock
    yield from texts.files(visit, record_file)


class RequestedSources:
    """Holds which of the given sources the records had, so that a slip in an id does not pass for a check."""

    def __init__(self, texts: SourceTexts) -> None:
        self.texts = texts
        self._wanted = dict.fromkeys(texts.given)
        self._known: dict[str, None] = {}

    def add(self, sources: Iterable[str]) -> None:
        """Notes the sources of a record, by id."""
        self._known.update(dict.fromkeys(sources))

    def require_all_used(self) -> None:
        """Raises CannotRun where a source was given that no record has."""
        for name in self._wanted:
            if name not in self._known:
                meant = did_you_mean(closest(name, self._known))
                raise CannotRun(f'--source {name}: no record has a source "{name}"{meant}')


Read: TypeAlias = SourceDocument | UnreadableDocument

STDIN = "-"
"""The path by which the command line names standard input."""


def named_documents(parsed: argparse.Namespace, given: bytes | None = None) -> Iterator[Read]:
    """Every record that the arguments name, one at a time. Raises CannotRun and OSError.

    `given` is what standard input held, where somebody has read it already.
    """
    if parsed.paths == [STDIN]:
        stream = sys.stdin.buffer if given is None else io.BytesIO(given)
        yield from _standard_input(parsed.stdin_filename, stream)
        return
    require_files(parsed)
    try:
        yield from read_files(parsed.paths)
    except UnknownFormat as error:
        raise CannotRun(str(error)) from None


def require_files(parsed: argparse.Namespace) -> None:
    """Raises CannotRun where something of standard input is asked for beside files."""
    require_alone(parsed.paths)
    if parsed.stdin_filename is not None:
        raise CannotRun("--stdin-filename goes with - (standard input) alone")


def _standard_input(name: str | None, stream: BinaryIO) -> Iterator[Read]:
    if name is not None:
        try:
            yield from read_stream(stream, name)
        except UnknownFormat as error:
            raise CannotRun(str(error)) from None
        return
    data = stream.read(LARGEST + 1)
    yield from read_stream(io.BytesIO(data), *standard_input(None, data))


def bytes_of_standard_input(name: str | None) -> bytes:
    """All that standard input holds, but no more than its reader takes; `name` is what `--stdin-filename` calls it.

    Of JSON Lines, which are read a line at a time, there may be any number. Raises OSError where it is closed.
    """
    is_lines = name is not None and format_of(name) is Format.JSON_LINES
    return sys.stdin.buffer.read(-1 if is_lines else LARGEST + 1)


def standard_input(name: str | None, data: bytes) -> tuple[str, Format]:
    """What standard input is called, and its format: by the name that is given, or else by how it begins.

    Raises CannotRun for a name that tells no format.

    >>> standard_input(None, b"# a visit")
    ('<stdin>', <Format.YAML: 'yaml'>)
    """
    if name is None:
        # JSON begins with a brace and a YAML record with a word or a comment; whoever wants it otherwise gives a name.
        return "<stdin>", Format.JSON if data.lstrip()[:1] in (b"{", b"[") else Format.YAML
    return name, require_format(name)


def require_format(name: str) -> Format:
    """The format of a file by its name. Raises CannotRun where that tells none."""
    if (known := format_of(name)) is None:
        raise CannotRun(f"{name}: cannot tell its format; records end in .yaml, .yml, .json or .jsonl")
    return known


def require_alone(paths: Sequence[str]) -> None:
    """Raises CannotRun where standard input is to be read beside files."""
    if STDIN in paths and len(paths) > 1:
        raise CannotRun("- (standard input) cannot be mixed with other paths")


# MERGED: Runs a task over the files of the command line, with the number of processes of `-j`.

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


# MERGED: The files that the command line names, without those that somebody wants left out.


@attrs.frozen(kw_only=True)
class Paths:
    """What is to be read.

    files: the names of the files, or `-` alone for standard input. left_out: how many there were besides. folders: the
    folders that were named; only_folders says whether nothing else was.
    """

    files: tuple[str, ...]
    left_out: int
    folders: tuple[str, ...]
    only_folders: bool

    def covers(self, folder: Path | None) -> bool:
        """Whether a folder is among those that were walked."""
        if folder is None:
            return False
        real = Path(os.path.realpath(folder))
        return any(real.is_relative_to(os.path.realpath(each)) for each in self.folders)


def resolve_paths(parsed: argparse.Namespace, settings: "Settings") -> Paths:
    """The files that the arguments name. Raises CannotRun and NoSuchPath."""
    patterns = (*exclude_of(parsed), *settings.exclude)
    if STDIN in parsed.paths:
        name = parsed.stdin_filename
        left_out = name is not None and any(pattern.matches(name) for pattern in patterns)
        files: list[str] = [] if left_out else list(parsed.paths)
        return Paths(files=tuple(files), left_out=int(left_out), folders=(), only_folders=False)
    found = [str(file) for file in record_files(parsed.paths)]
    files = [name for name in found if not any(pattern.matches(name) for pattern in patterns)]
    folders = tuple(path for path in parsed.paths if Path(path).is_dir())
    return Paths(
        files=tuple(files),
        left_out=len(found) - len(files),
        folders=folders,
        only_folders=len(folders) == len(parsed.paths),
    )


def exclude_of(parsed: argparse.Namespace) -> tuple[PathPattern, ...]:
    """The patterns that the arguments give, as seen from this folder. Raises CannotRun."""
    try:
        return tuple(PathPattern(text, str(Path.cwd())) for text in parsed.exclude)
    except InvalidPattern as error:
        raise CannotRun(f"--exclude: {error}") from None


# MERGED: Makes records of what was read, for the commands that need every one of them to be whole.


class InvalidRecords(Exception):
    """Raised after the last record where one or more of them are not whole; their findings have been shown."""


def load_records(parsed: argparse.Namespace) -> Iterator[tuple[str, Visit]]:
    """Every record with the name of its file. Raises Refused at the end, with the findings on standard error."""
    refused: list[CheckResult] = []
    for document in named_documents(parsed):
        visit, checked = structure_document(document)
        if visit is None:
            refused.append(checked)
        else:
            yield document.name, visit
    raise_if_invalid(refused)


def raise_if_invalid(refused: Sequence[CheckResult]) -> None:
    """Shows what is wrong with what could not be read as records, on standard error, and raises Refused."""
    if refused:
        for text in REPORTERS["full"](refused):
            sys.stderr.write(text)
        raise InvalidRecords
