"""Writes imported records to standard output, to a file or to a folder, and never over a file that differs."""

import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli.console import CannotRun, print_error
from diplovisit.cli.outputs import finish_interrupted_write, is_folder, to_file, to_files, to_standard_output
from diplovisit.exporters.json import canonical_document, canonical_json, pretty_document, pretty_json
from diplovisit.files.walk import RECORD_SUFFIXES, is_record_name
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.existing import Difference, ExistingFile, ExistingFolder
from diplovisit.pipeline.incoming import Incoming, with_next_revision
from diplovisit.reporters.counts import count_noun

_MOST_RAISED: Final = 5


@attrs.define
class Written:
    """The numbers of records and drafts that an import wrote, and of those that were there already.

    replaced: of those that were written, how many over a file that differs. moved: how many that differ only in the
    places that they cite. kept: the existing files that differ, and that were left as they are. existing: what was
    there before; None for nothing, or standard output. raised: the records that got the next revision, with it.
    draft_names: the final id of each draft that was written, by the id that it came with.
    """

    records: int = 0
    drafts: int = 0
    unchanged: int = 0
    replaced: int = 0
    moved: int = 0
    kept: list[Difference] = attrs.Factory(list)
    existing: ExistingFolder | ExistingFile | None = None
    raised: dict[str, int] = attrs.Factory(dict)
    draft_names: dict[str, str] = attrs.Factory(dict)

    def add(self, incoming: Incoming, *, came_as: str) -> None:
        """Counts a record or draft that is written. `came_as` is its id before it was placed."""
        self.records += incoming.visit is not None
        if incoming.visit is None:
            self.drafts += 1
            self.draft_names[came_as] = incoming.id

    def describe_rest(self) -> str:
        """Returns the end of a sentence about what was replaced or not written; an empty text for nothing."""
        rest = f"; {self.replaced:,} of them replaced an earlier version" if self.replaced else ""
        if self.moved:
            rest += f"; {self.moved:,} of them changed only the file name or the rows that they cite"
        if self.unchanged:
            rest += f"; {self.unchanged:,} unchanged"
        if self.kept:
            differs = "file differs" if len(self.kept) == 1 else "files differ"
            rest += f"; {len(self.kept):,} not written, because the existing {differs}"
        return rest


def print_remedies(written: Written) -> None:
    """Prints which records were revised, and what to do about the files that were kept. Prints nothing for none."""
    if written.raised:
        listed = [f"{name} (now {revision})" for name, revision in written.raised.items()]
        more = f" and {len(listed) - _MOST_RAISED:,} more" if len(listed) > _MOST_RAISED else ""
        print_error(
            f"diplovisit: note: {count_noun(len(listed), 'record')} changed without a higher revision, so the revision"
            f" was raised: {', '.join(listed[:_MOST_RAISED])}{more}; `revised` was taken from the table"
        )
    remedies = {difference.remedy: None for difference in written.kept if not difference.is_replaceable}
    if any(difference.is_replaceable for difference in written.kept):
        remedies = {"compare the differences; use --replace to overwrite the existing files": None, **remedies}
    for remedy in remedies:
        print_error(f"diplovisit: help: {remedy}")


def resolve_output(output: str | None) -> str | None:
    """Returns the output of an import: a name without an ending that is not there yet is a folder, with a separator.

    Raises CannotRun for the name of a file of another format, before anything is read.
    """
    if output is None or is_folder(output):
        return output
    path = Path(output)
    is_no_file = path.is_symlink() or (path.exists() and not path.is_file())
    if is_no_file or (path.suffix in RECORD_SUFFIXES and is_record_name(path.name)):
        return output
    if not path.suffix and not os.path.lexists(path):
        return f"{output}/"
    folder, lines = path.with_suffix(""), path.with_suffix(".jsonl")
    raise CannotRun(
        f"{output}: nothing was written: an import writes JSON; name a folder, such as {folder}/, or {lines} for all"
        " records"
    )


def _several_sentence(output: str) -> str:
    path = Path(output)
    lines, folder = path.with_suffix(".jsonl"), path.with_suffix("")
    return f"{output}: nothing was written: the file can have one record, not several; name {lines} or {folder}/"


def write_import(output: str | None, incoming: Iterable[Incoming], *, replace: bool) -> Written:
    """Writes records and drafts: one file for each in a folder, or all of them to one file or standard output.

    In a folder and in a file of JSON Lines, what is new is written, and what is equal is left as it is. What differs is
    listed and kept. With `replace` it is overwritten and listed, except for a newer revision. Any other file is written
    whole, or not at all: then CannotRun is raised. No record is removed that the import does not give, and no file is
    replaced that cannot be read as a whole.

    A file with the ending `.bak` has the text that was replaced.
    """
    written = Written()
    distinct = _distinct(incoming)
    if output is None:
        to_standard_output(_chunks(None, distinct, written))
    elif is_folder(output):
        _write_folder(output, distinct, written, replace=replace)
    else:
        _write_file(output, distinct, written, replace=replace)
    for difference in written.kept:
        print_error(f"{difference.path}: kept: {difference.sentence}")
    return written


def _distinct(incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """Yields the items. Raises CannotRun for a second one with the same id: both would be written to one file."""
    ids: set[str] = set()
    for item in incoming:
        if item.id in ids:
            raise CannotRun(f"two different records or drafts have the id {quoted(item.id)}; import them one by one")
        ids.add(item.id)
        yield item


def _write_folder(output: str, incoming: Iterable[Incoming], written: Written, *, replace: bool) -> None:
    folder = Path(output)
    if folder.is_dir():
        finish_interrupted_write(folder)
    existing = written.existing = ExistingFolder.read(folder)
    expected: dict[str, bytes | None] = {}
    replaced: list[tuple[Difference, str]] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for item in incoming:
            current = with_next_revision(item, existing.index)
            if (placed := existing.place(current)) is None:
                written.unchanged += 1
                continue
            final, difference = placed
            if item.is_moved and difference is not None and not difference.is_replaceable:
                written.unchanged += 1
                continue
            if difference is not None:
                if not (replace and difference.is_replaceable):
                    written.kept.append(difference)
                    continue
                if item.is_moved:
                    written.moved += 1
                else:
                    copy = _free_copy(difference.path)
                    replaced.append((difference, _where_earlier(copy)))
                    if copy is not None:
                        before = difference.path.read_bytes()
                        expected.update({final.name: before, copy.name: None})
                        yield copy.name, before
            else:
                expected[final.name] = b"" if (folder / final.name).exists() else None
            written.add(final, came_as=item.id)
            if current is not item:
                written.raised[item.id] = final.revision or 0
            yield final.name, _pretty(final)

    to_files(output, files(), expected=expected)
    written.replaced = len(replaced)
    for difference, where in replaced:
        print_error(f"{difference.path}: replaced: it {_in_the_past(difference.sentence)}{where}")


def _free_copy(path: Path) -> Path:
    """Returns the path of a copy of a file: `visit.json.bak`, or the next number of it."""
    numbered = (path.with_name(f"{path.name}.bak-{number}") for number in itertools.count(2))
    copies = itertools.chain((path.with_name(f"{path.name}.bak"),), numbered)
    return next(copy for copy in copies if not os.path.lexists(copy))


def _where_earlier(copy: Path | None) -> str:
    return f"; the earlier version is in {copy}" if copy is not None else ""


def _in_the_past(sentence: str) -> str:
    for now, past in (("is ", "was "), ("differs ", "differed ")):
        if sentence.startswith(now):
            return past + sentence.removeprefix(now)
    return sentence


def _write_file(output: str, incoming: Iterable[Incoming], written: Written, *, replace: bool) -> None:
    path = Path(output)
    existing = written.existing = ExistingFile.read(path)
    if existing is None:
        to_file(output, _chunks(output, incoming, written), expected={path.name: b"" if path.exists() else None})
    elif existing.broken is not None:
        # A newer revision may be in what cannot be read. So not even --replace writes over it.
        _refuse(output, [Difference(path=path, sentence=existing.broken, is_replaceable=False)])
    elif replace:
        came = list(incoming)
        items = [with_next_revision(item, existing.index) for item in came]
        _replace_file(existing, items, written)
        pairs = zip(items, came, strict=True)
        written.raised = {now.id: now.revision or 0 for now, was in pairs if now is not was}
    elif existing.is_lines:
        _add_lines(existing, incoming, written)
    else:
        _compare_file(output, existing, incoming, written)


def _replace_file(existing: ExistingFile, items: list[Incoming], written: Written) -> None:
    """Writes the import over a file. A file of JSON Lines keeps the records that the import does not give."""
    path = existing.path
    before = path.read_bytes()
    if len(items) > 1 and not existing.is_lines:
        raise CannotRun(_several_sentence(str(path)))
    placed = [(item, found) for item in items if (found := existing.place(item)) is not None]
    left_over = [] if existing.is_lines else list(existing.left_over())
    kept = [each for _, (_, each) in placed if each is not None and not each.is_replaceable]
    _refuse(str(path), [*kept, *left_over])
    differing = [each for item, (_, each) in placed if each is not None and not item.is_moved]
    if not placed:
        written.unchanged = len(items)
        return
    new = [(item.id, final) for item, (final, _) in placed]
    chunks = (
        _merged_lines(before, existing, {item[1].id: item for item in new}, written)
        if existing.is_lines
        else _whole_file(new[0], written)
    )
    written.moved = sum(item.is_moved for item, _ in placed)
    written.unchanged = len(items) - len(placed)
    if not differing:
        to_file(str(path), chunks, expected={path.name: before})
        return
    copy = _free_copy(path)
    files = ((copy.name, before), (path.name, b"".join(chunks)))
    to_files(str(path.parent), files, expected={copy.name: None, path.name: before})
    written.replaced = len(differing)
    for difference in differing:
        print_error(f"{difference.path}: replaced: {difference.sentence}")
    print_error(f"{path}: the earlier version is in {copy}")


def _merged_lines(
    before: bytes, existing: ExistingFile, new: dict[str, tuple[str, Incoming]], written: Written
) -> Iterator[bytes]:
    """Yields the lines of a file, in their order; a new record takes the place of the one with its id, or follows.

    `new` has the new records by their final id, each with the id that it came with.
    """
    lines = [line for line in before.splitlines() if line.strip()]
    for name, line in zip(existing.index.by_id, lines, strict=True):
        if (item := new.pop(name, None)) is not None:
            yield from _lines([item], written)
        else:
            yield line + b"\n"
    yield from _lines(list(new.values()), written)


@attrs.define
class ImportPreview:
    """What a folder or file would become: how many records are new, unchanged, or differ; and what is there."""

    new: int = 0
    unchanged: int = 0
    differing: list[Difference] = attrs.Factory(list)
    existing: ExistingFolder | ExistingFile | None = None

    @property
    def refusal(self) -> str:
        """Why the import would write nothing without `--replace`; "" if it would write."""
        if not isinstance(self.existing, ExistingFile) or self.existing.is_lines:
            return ""
        if self.existing.broken is not None:
            return self.existing.broken
        differs = "differs from the import; to add new records, import to a folder or a .jsonl file"
        return differs if self.new or self.differing or any(self.existing.left_over()) else ""

    @property
    def count(self) -> int:
        """The number of all records."""
        return self.new + self.unchanged + len(self.differing)

    def take(self, incoming: Incoming) -> None:
        """Counts a record."""
        placed = self.existing.place(incoming) if self.existing is not None else (incoming, None)
        if placed is None:
            self.unchanged += 1
        elif placed[1] is None:
            self.new += 1
        else:
            self.differing.append(placed[1])


def preview_import(output: str) -> ImportPreview:
    """Reads what is at the place of an import, to compare records with it. Nothing is written."""
    path = Path(output)
    return ImportPreview(existing=ExistingFolder.read(path) if is_folder(output) else ExistingFile.read(path))


def _add_lines(existing: ExistingFile, incoming: Iterable[Incoming], written: Written) -> None:
    """Adds what is new to a file of JSON Lines. All that is in the file stays as it is, byte for byte."""
    before = existing.path.read_bytes()
    new: list[tuple[str, Incoming]] = []
    for item in incoming:
        if (placed := existing.place(with_next_revision(item, existing.index))) is None:
            written.unchanged += 1
        elif placed[1] is not None:
            written.kept.append(placed[1])
        else:
            new.append((item.id, placed[0]))
    if new:
        chunks = itertools.chain((before if before.endswith((b"\n", b"\r")) else before + b"\n",), _lines(new, written))
        to_file(str(existing.path), chunks, expected={existing.path.name: before})


def _compare_file(output: str, existing: ExistingFile, incoming: Iterable[Incoming], written: Written) -> None:
    """Leaves a file as it is if it has exactly what is imported. Otherwise raises CannotRun."""
    differences = []
    for item in incoming:
        placed = existing.place(with_next_revision(item, existing.index))
        if placed is None:
            written.unchanged += 1
        elif placed[1] is not None:
            differences.append(placed[1])
        else:
            sentence = f"does not contain {quoted(item.id)}"
            differences.append(Difference(path=existing.path, sentence=sentence, is_replaceable=True))
    _refuse(output, [*differences, *existing.left_over()])


def _refuse(output: str, differences: list[Difference]) -> None:
    """Lists the differences, and raises CannotRun. Does nothing for none."""
    if not differences:
        return
    for difference in differences:
        print_error(f"{difference.path}: {difference.sentence}")
    irreplaceable = [difference for difference in differences if not difference.is_replaceable]
    remedy = (
        f"move {irreplaceable[0].path} away, or import to another path"
        if irreplaceable
        else "overwrite it with --replace, or import to a folder or a .jsonl file to add new records"
    )
    raise CannotRun(f"{output}: nothing was written, because the existing file differs from the import: {remedy}")


def _lines(incoming: Iterable[tuple[str, Incoming]], written: Written) -> Iterator[bytes]:
    """Yields the lines of JSON Lines. Each item comes with the id that it had before it was placed."""
    for came_as, item in incoming:
        written.add(item, came_as=came_as)
        line = canonical_json(item.visit) if item.visit is not None else canonical_document(item.draft)
        yield line + b"\n"


def _pretty(incoming: Incoming) -> bytes:
    """Returns a record or a draft as indented JSON, with one field per line."""
    return pretty_json(incoming.visit) if incoming.visit is not None else pretty_document(incoming.draft)


def _whole_file(item: tuple[str, Incoming], written: Written) -> Iterator[bytes]:
    """Yields the only item of a file, with the id that it had before it was placed."""
    written.add(item[1], came_as=item[0])
    yield _pretty(item[1])


def _chunks(output: str | None, incoming: Iterable[Incoming], written: Written) -> Iterator[bytes]:
    """Yields JSON Lines, or indented JSON for a single item unless the file is named `.jsonl`.

    Raises CannotRun for several items in a file of another name, which nothing could read.
    """
    items = iter(incoming)
    head = list(itertools.islice(items, 2))
    if len(head) == 1 and not (output or "").endswith(".jsonl"):
        yield from _whole_file((head[0].id, head[0]), written)
    elif output is not None and Path(output).suffix in RECORD_SUFFIXES and not output.endswith(".jsonl"):
        raise CannotRun(_several_sentence(output))
    else:
        yield from _lines(((item.id, item) for item in itertools.chain(head, items)), written)
