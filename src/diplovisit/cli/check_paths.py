"""The files that `check` reads: those that are named, and those of named folders that look like records."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from diplovisit.cli.console import CannotRun, print_error
from diplovisit.cli.inputs import STDIN, InputOptions, NamedFiles, note_files
from diplovisit.files import LOCK_SUFFIX, RECORD_SUFFIXES, exists_as_anything, record_files
from diplovisit.files.patterns import InvalidPattern, PathPattern
from diplovisit.files.walk import walk_files
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.record_filter import ALL_FILES, RecordFilter, sort_found_files
from diplovisit.pipeline.settings import Settings
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable


@attrs.frozen(kw_only=True)
class Paths:
    """The files to read.

    files: the names of the files, or `-` alone for standard input. left_out: the number of files that `--exclude` and
    `exclude` leave out. not_included: the number of files in folders that no pattern of `include` matches. other: the
    files in folders that hold no record. requested: the files that are named or included; None where all are. filter:
    tells records from other documents. folders: the folders that were named. only_folders: whether every named path is
    a folder. unmatched: the patterns of `include` that match no file, although their folder was walked.
    """

    files: tuple[str, ...]
    left_out: int = 0
    not_included: int = 0
    other: tuple[str, ...] = ()
    requested: frozenset[str] | None = None
    filter: RecordFilter = ALL_FILES
    folders: tuple[str, ...] = ()
    only_folders: bool = False
    unmatched: tuple[PathPattern, ...] = ()

    def covers(self, folder: Path | None) -> bool:
        """Whether a folder lies in one of the named folders. False for None."""
        if folder is None:
            return False
        real = Path(os.path.realpath(folder))
        return any(real.is_relative_to(os.path.realpath(named)) for named in self.folders)


def exclude_patterns(texts: Iterable[str]) -> tuple[PathPattern, ...]:
    """Returns the patterns of `--exclude`, relative to the current folder. Raises CannotRun."""
    try:
        return tuple(PathPattern(text, str(Path.cwd())) for text in texts)
    except InvalidPattern as error:
        raise CannotRun(f"--exclude: {error}") from None


def resolve_paths(inputs: InputOptions, exclude: Sequence[PathPattern], include: Sequence[PathPattern] = ()) -> Paths:
    """Returns the files that the paths name, and that no pattern excludes. Raises NoSuchPath.

    A named file is always read. With `include`, the files in folders are those that a pattern matches, whatever they
    hold. Without it, they are those that look like records.
    """
    if STDIN in inputs.paths:
        name = inputs.stdin_filename
        is_excluded = name is not None and any(pattern.matches(name) for pattern in exclude)
        return Paths(files=() if is_excluded else inputs.paths, left_out=int(is_excluded))
    folders = tuple(path for path in inputs.paths if Path(path).is_dir())
    every = [str(file) for file in record_files(inputs.paths)]
    named = NamedFiles(inputs.paths)
    found = set(every if len(folders) == len(inputs.paths) else (name for name in every if name not in named))
    included = {name for name in found if any(pattern.matches(name) for pattern in include)} if include else found
    names = [name for name in every if name not in found or name in included]
    kept = [name for name in names if not any(pattern.matches(name) for pattern in exclude)]
    paths = Paths(
        files=tuple(kept),
        left_out=len(names) - len(kept),
        not_included=len(every) - len(names),
        folders=folders,
        only_folders=len(folders) == len(inputs.paths),
        unmatched=tuple(_unmatched(include, every, folders)),
    )
    return paths if include or not found else _only_records(paths, found)


def _only_records(paths: Paths, found: set[str]) -> Paths:
    """Restricts the files that were found in folders to those that may hold records."""
    sorted_files = sort_found_files(name for name in paths.files if name in found)
    wanted = frozenset(sorted_files.files)
    requested = frozenset(name for name in paths.files if name not in found)
    return attrs.evolve(
        paths,
        files=tuple(name for name in paths.files if name in wanted or name in requested),
        other=sorted_files.other,
        requested=requested,
        filter=RecordFilter(always=requested | sorted_files.whole),
    )


def _unmatched(include: Iterable[PathPattern], names: Sequence[str], folders: Sequence[str]) -> Iterator[PathPattern]:
    """Yields the patterns that match nothing. Of a pattern whose folder was not walked, nobody can say."""
    walked = [os.path.realpath(folder) for folder in folders]
    for pattern in include:
        start = Path(os.path.realpath(pattern.start))
        if any(start.is_relative_to(folder) for folder in walked) and not any(map(pattern.matches, names)):
            yield pattern


def note_unmatched(paths: Paths, settings: Settings) -> None:
    """Says on standard error which patterns of `include` match nothing."""
    for pattern in paths.unmatched:
        where = f"{printable(settings.file or '')}:{settings.lines.get('include', 1)}"
        print_error(f"diplovisit: {where}: include: no file matches {quoted(pattern.text)}")


def note_lone_lock_files(paths: Paths, exclude: Sequence[PathPattern]) -> None:
    """Says on standard error which lock files have no record next to them: it was moved, and proves less without it."""
    found = (file for folder in paths.folders for file in walk_files(Path(folder), _is_lone_lock_file))
    lone = [str(file) for file in found if not any(pattern.matches(str(file)) for pattern in exclude)]
    if lone:
        note_files(
            f"note: {count_noun(len(lone), 'lock file')} without a record of that name",
            lone,
            "; if the record was moved, move its lock file, too",
        )


def _is_lone_lock_file(file: Path) -> bool:
    if not file.name.endswith(LOCK_SUFFIX) or file.is_symlink():
        return False
    stem = file.name.removesuffix(LOCK_SUFFIX)
    return not any(
        exists_as_anything(file.with_name(f"{stem}{suffix}")) for suffix in RECORD_SUFFIXES if suffix != ".jsonl"
    )


def report_nothing(named: Iterable[str], paths: Paths, settings: Settings) -> None:
    """Says on standard error why nothing was checked: there is no record, or settings leave every one out."""
    names = ", ".join(map(printable, named))
    if paths.left_out:
        count = f"all {paths.left_out:,} files are" if paths.left_out > 1 else "the only file is"
        print_error(f"diplovisit: nothing to check in {names}: {count} excluded by a pattern")
    elif paths.not_included:
        where = f"{printable(settings.file or '')}:{settings.lines.get('include', 1)}"
        print_error(f"diplovisit: nothing to check in {names}: `include` ({where}) matches no file there")
    else:
        print_error(f"diplovisit: nothing to check: no records in {names}")
