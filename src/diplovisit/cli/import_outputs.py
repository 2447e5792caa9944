"""Writes what an import gives: to standard output, to a file, or to a folder, and never over what differs there."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from diplovisit.cli.console import CannotRun, print_error
from diplovisit.cli.outputs import finish_interrupted_write, is_folder, to_file, to_files, to_standard_output
from diplovisit.exporters.json import canonical_document, canonical_json, pretty_document, pretty_json
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.existing import Difference, ExistingFile, ExistingFolder, Incoming
from diplovisit.reporters.counts import count_noun


@attrs.define
class Written:
    """What became of an import: how many records and drafts were written, and how many were there already."""

    records: int = 0
    drafts: int = 0
    unchanged: int = 0

    def add(self, incoming: Incoming) -> None:
        """Counts one that is written."""
        self.records += incoming.visit is not None
        self.drafts += incoming.visit is None

    def describe_unchanged(self) -> str:
        """The end of a sentence about those that were left as they are; nothing where there are none."""
        is_or_are = "is" if self.unchanged == 1 else "are"
        return f"; {self.unchanged:,} {is_or_are} there already, and left unchanged" if self.unchanged else ""


def write_import(output: str | None, incoming: Iterable[Incoming], *, replace: bool) -> Written:
    """Writes records and drafts, a file for each into a folder, else all of them into one file or to standard output.

    Raises CannotRun where something that is there differs, having listed each difference; nothing is written then.
    `replace` writes over it; what is equal is left as it is.
    """
    written = Written()
    given = _distinct(incoming)
    if output is None:
        to_standard_output(_chunks(None, given, written))
    elif is_folder(output):
        _write_folder(output, given, written, replace=replace)
    else:
        _write_file(output, given, written, replace=replace)
    return written


def _distinct(incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """The same, up to a second one of an id: the two would be one file. Raises CannotRun there."""
    seen: set[str] = set()
    for each in incoming:
        if each.id in seen:
            raise CannotRun(f"two records or drafts that differ have the id {quoted(each.id)}: import them one by one")
        seen.add(each.id)
        yield each


def _write_folder(output: str, incoming: Iterable[Incoming], written: Written, *, replace: bool) -> None:
    folder = Path(output)
    if folder.is_dir():
        finish_interrupted_write(folder)
    existing = ExistingFolder.read(folder)
    expected: dict[str, bytes | None] = {}

    def files() -> Iterator[tuple[str, bytes]]:
        differences = []
        for each in incoming:
            if existing.holds(each):
                written.unchanged += 1
                continue
            if (found := existing.difference(each)) is not None and not (replace and found.is_replaceable):
                differences.append(found)
            elif not differences:
                if found is None:
                    expected[each.name] = b"" if (folder / each.name).exists() else None
                written.add(each)
                yield each.name, _laid_out(each)
        _refuse(output, differences)

    to_files(output, files(), expected=expected)


def _write_file(output: str, incoming: Iterable[Incoming], written: Written, *, replace: bool) -> None:
    path = Path(output)
    existing = None if replace else ExistingFile.read(path)
    if existing is not None:
        differences = list(existing.differences(incoming))
        _refuse(output, differences)
        written.unchanged = len(existing.seen)
        return
    expected = {} if replace else {path.name: b"" if path.exists() else None}
    to_file(output, _chunks(output, incoming, written), expected=expected)


def _refuse(output: str, differences: list[Difference]) -> None:
    """Lists what differs, and raises CannotRun; does nothing where nothing differs."""
    if not differences:
        return
    for each in differences:
        print_error(f"{each.path}: {each.sentence}")
    fixed = [each for each in differences if not each.is_replaceable]
    remedy = (
        f"move {fixed[0].path} away, or import to another place"
        if fixed
        else "look at what differs; --replace writes the import over it"
    )
    number = len({each.path for each in differences})
    said = f"{count_noun(number, 'file')} {'differs' if number == 1 else 'differ'} from what was imported"
    raise CannotRun(f"{output}: nothing was written, because {said}: {remedy}")


def _lines(incoming: Iterable[Incoming], written: Written) -> Iterator[bytes]:
    """JSON Lines."""
    for each in incoming:
        written.add(each)
        made = canonical_json(each.visit) if each.visit is not None else canonical_document(each.draft)
        yield made + b"\n"


def _laid_out(incoming: Incoming) -> bytes:
    """A record or a draft for people: a field a line."""
    return pretty_json(incoming.visit) if incoming.visit is not None else pretty_document(incoming.draft)


def _chunks(output: str | None, incoming: Iterable[Incoming], written: Written) -> Iterator[bytes]:
    """JSON Lines; one record or draft alone is laid out, unless the name of the file asks for lines."""
    given = iter(incoming)
    head = list(itertools.islice(given, 2))
    if len(head) == 1 and not (output or "").endswith(".jsonl"):
        written.add(head[0])
        yield _laid_out(head[0])
    else:
        yield from _lines(itertools.chain(head, given), written)
