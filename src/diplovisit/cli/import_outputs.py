"""Writes imported records to standard output, to a file or to a folder, and never over a file that differs."""

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
    """The number of records and drafts that an import wrote, and of those that were unchanged."""

    records: int = 0
    drafts: int = 0
    unchanged: int = 0

    def add(self, incoming: Incoming) -> None:
        """Counts a record or draft that is written."""
        self.records += incoming.visit is not None
        self.drafts += incoming.visit is None

    def describe_unchanged(self) -> str:
        """Returns the end of a sentence about the unchanged ones, or an empty text for none."""
        is_or_are = "is" if self.unchanged == 1 else "are"
        return f"; {self.unchanged:,} {is_or_are} there already, and left unchanged" if self.unchanged else ""


def write_import(output: str | None, incoming: Iterable[Incoming], *, replace: bool) -> Written:
    """Writes records and drafts: one file for each in a folder, or all of them to one file or standard output.

    Lists each existing file that differs, and raises CannotRun without writing anything. With `replace` such files are
    overwritten. Equal files are left unchanged.
    """
    written = Written()
    distinct = _distinct(incoming)
    if output is None:
        to_standard_output(_chunks(None, distinct, written))
    elif is_folder(output):
        _write_folder(output, distinct, written, replace=replace)
    else:
        _write_file(output, distinct, written, replace=replace)
    return written


def _distinct(incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """Yields the items. Raises CannotRun for a second one with the same id: both would be written to one file."""
    ids: set[str] = set()
    for item in incoming:
        if item.id in ids:
            raise CannotRun(f"two records or drafts that differ have the id {quoted(item.id)}: import them one by one")
        ids.add(item.id)
        yield item


def _write_folder(output: str, incoming: Iterable[Incoming], written: Written, *, replace: bool) -> None:
    folder = Path(output)
    if folder.is_dir():
        finish_interrupted_write(folder)
    existing = ExistingFolder.read(folder)
    expected: dict[str, bytes | None] = {}

    def files() -> Iterator[tuple[str, bytes]]:
        differences = []
        for item in incoming:
            if existing.contains(item):
                written.unchanged += 1
                continue
            difference = existing.difference(item)
            if difference is not None and not (replace and difference.is_replaceable):
                differences.append(difference)
            elif not differences:
                if difference is None:
                    expected[item.name] = b"" if (folder / item.name).exists() else None
                written.add(item)
                yield item.name, _pretty(item)
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
    """Lists the differences, and raises CannotRun. Does nothing for none."""
    if not differences:
        return
    for difference in differences:
        print_error(f"{difference.path}: {difference.sentence}")
    irreplaceable = [difference for difference in differences if not difference.is_replaceable]
    remedy = (
        f"move {irreplaceable[0].path} away, or import to another place"
        if irreplaceable
        else "look at what differs; --replace writes the import over it"
    )
    number = len({difference.path for difference in differences})
    reason = f"{count_noun(number, 'file')} {'differs' if number == 1 else 'differ'} from what was imported"
    raise CannotRun(f"{output}: nothing was written, because {reason}: {remedy}")


def _lines(incoming: Iterable[Incoming], written: Written) -> Iterator[bytes]:
    """Yields the lines of JSON Lines."""
    for item in incoming:
        written.add(item)
        line = canonical_json(item.visit) if item.visit is not None else canonical_document(item.draft)
        yield line + b"\n"


def _pretty(incoming: Incoming) -> bytes:
    """Returns a record or a draft as indented JSON, with one field per line."""
    return pretty_json(incoming.visit) if incoming.visit is not None else pretty_document(incoming.draft)


def _chunks(output: str | None, incoming: Iterable[Incoming], written: Written) -> Iterator[bytes]:
    """Yields JSON Lines, or indented JSON for a single item unless the file is named `.jsonl`."""
    items = iter(incoming)
    head = list(itertools.islice(items, 2))
    if len(head) == 1 and not (output or "").endswith(".jsonl"):
        written.add(head[0])
        yield _pretty(head[0])
    else:
        yield from _lines(itertools.chain(head, items), written)
