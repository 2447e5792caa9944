"""`diplovisit init`: begins a repository of records."""

import argparse
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from diplovisit import __version__
from diplovisit.cli import console
from diplovisit.cli.console import print_line
from diplovisit.cli.outputs import finish_interrupted_write
from diplovisit.files.atomic_write import write_tree
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.init_repository import DEFAULT_REPOSITORY, FIRST_RECORD, init_repository
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable

# The address goes into YAML and into a command line, so it has no character with a meaning there.
_ADDRESS = lazy_pattern(r"(?:https?|ssh|file)://[A-Za-z0-9._~:/@%+-]+")


def run(parsed: argparse.Namespace) -> int:
    """Writes the files of a new repository, all or none, and prints the next steps."""
    folder = Path(parsed.folder)
    if not _ADDRESS.fullmatch(parsed.kept_at):
        raise console.CannotRun(
            f"--kept-at {parsed.kept_at}: expected the URL of a git repository, such as {DEFAULT_REPOSITORY}"
        )
    files = dict(init_repository(ci=parsed.ci, version=__version__, repository=parsed.kept_at))
    _require_folders(folder, files)
    finish_interrupted_write(folder)
    existing = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if existing and not parsed.keep:
        raise console.CannotRun(
            f"{folder}: nothing was written, because {', '.join(sorted(existing))}"
            f" already {'exists' if len(existing) == 1 else 'exist'};"
            " use --keep to skip existing files and write the others"
        )
    for name in {*existing, *(FIRST_RECORD if set(existing) & set(FIRST_RECORD) else ())}:
        del files[name]
    if not files:
        print_line(f"nothing to write: all files already exist in {folder}")
        return console.OK
    number = write_tree(folder, files)
    left = f"; existing files not changed: {', '.join(sorted(existing))}" if existing else ""
    print_line(f"{count_noun(number, 'file')} written to {folder}{left}")
    print("", "next:", *_next_steps(folder, files), sep="\n")
    return console.OK


def _require_folders(folder: Path, files: Iterable[str]) -> None:
    """Raises CannotRun for a file in the place of a required folder."""
    for name in (folder, *(folder / name for name in files)):
        for above in name.parents if name != folder else (folder, *folder.parents):
            if above.exists() and not above.is_dir():
                raise console.CannotRun(f"{above}: is a file; expected a folder")


def _next_steps(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yields the next steps, one per line."""
    where = folder.resolve()
    if where != Path.cwd().resolve():
        yield f"  cd {printable(shlex.quote(str(folder)))}"
    if not any((above / ".git").exists() for above in (where, *where.parents)):
        yield "  git init"
    yield "  diplovisit check"
    if FIRST_RECORD[0] in files:
        yield f"  diplovisit evidence {FIRST_RECORD[0]}"
    with_placeholder = sorted(name for name, data in files.items() if DEFAULT_REPOSITORY.encode() in data)
    if with_placeholder:
        yield f"and replace {DEFAULT_REPOSITORY} with the URL of your diplovisit repository in:"
        yield f"  {', '.join(with_placeholder)}"
    yield "See README.md for more."
