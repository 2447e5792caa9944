"""`diplovisit init`: begins a repository of records."""

import argparse
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from diplovisit import __version__
from diplovisit.cli import console
from diplovisit.cli.console import print_line
from diplovisit.cli.outputs import finish_interrupted_write
from diplovisit.files.atomic_write import write_tree
from diplovisit.pipeline.init_repository import FIRST_RECORD, KEPT_AT, init_repository
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable

# The address is put into YAML and into a command line: nothing in it may mean something there.
_ADDRESS = re.compile(r"(?:https?|ssh|file)://[A-Za-z0-9._~:/@%+-]+")


def run(parsed: argparse.Namespace) -> int:
    """Writes the files of a new repository, all or none, and says what to do next."""
    folder = Path(parsed.folder)
    if not _ADDRESS.fullmatch(parsed.kept_at):
        raise console.CannotRun(f"--kept-at {parsed.kept_at}: expected the address of a git repository, like {KEPT_AT}")
    files = dict(init_repository(ci=parsed.ci, version=__version__, kept_at=parsed.kept_at))
    _require_folders(folder, files)
    finish_interrupted_write(folder)
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there and not parsed.keep:
        raise console.CannotRun(
            f"{folder}: nothing was written, because {', '.join(sorted(there))} {'is' if len(there) == 1 else 'are'}"
            " there; with --keep what is there is left as it is, and the rest is written"
        )
    for name in {*there, *(FIRST_RECORD if set(there) & set(FIRST_RECORD) else ())}:
        del files[name]
    if not files:
        print_line(f"nothing to write: all the files are in {folder}")
        return console.OK
    number = write_tree(folder, files)
    left = f"; left as they were: {', '.join(sorted(there))}" if there else ""
    print_line(f"{count_noun(number, 'file')} written to {folder}{left}")
    print("", "next:", *_next_steps(folder, files), sep="\n")
    return console.OK


def _require_folders(folder: Path, files: Iterable[str]) -> None:
    """Raises CannotRun for a file where a folder has to be."""
    for name in (folder, *(folder / name for name in files)):
        for above in name.parents if name != folder else (folder, *folder.parents):
            if above.exists() and not above.is_dir():
                raise console.CannotRun(f"{above}: is a file, and a folder is needed there")


def _next_steps(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """What to do next, a line each."""
    where = folder.resolve()
    if where != Path.cwd().resolve():
        yield f"  cd {printable(shlex.quote(str(folder)))}"
    if not any((above / ".git").exists() for above in (where, *where.parents)):
        yield "  git init"
    yield "  diplovisit check"
    if FIRST_RECORD[0] in files:
        yield f"  diplovisit evidence {FIRST_RECORD[0]}"
    asking = sorted(name for name, data in files.items() if KEPT_AT.encode() in data)
    if asking:
        yield f"and put where your organisation keeps diplovisit in the place of {KEPT_AT}:"
        yield f"  {', '.join(asking)}"
    yield "README.md has the rest."
