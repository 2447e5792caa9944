"""What the commands that change a record share: reading it, its sources, and writing it with its lock file."""

import io
import shlex
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.configuration import resolve_options
from diplovisit.cli.console import print_line
from diplovisit.cli.inputs import require_format
from diplovisit.cli.outputs import finish_interrupted_write, rewrite_file, to_file
from diplovisit.cli.sources import source_texts
from diplovisit.english.values import join_words
from diplovisit.evidence.anchors.lock_file import write_lock
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import NoSuchPath, write_files
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.anchor import anchor_document
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.check import CheckOptions
from diplovisit.pipeline.read import read_record_bytes, read_stream, structure_document
from diplovisit.pipeline.rule_selection import Selection
from diplovisit.pipeline.settings import Settings
from diplovisit.readers import Document, Format
from diplovisit.record import Edtf, Visit
from diplovisit.record.constraints import ID
from diplovisit.record.diff import ComparedRecord, RecordState, changes
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.changes import changes_json, changes_markdown, changes_text, summarise


@attrs.frozen(kw_only=True)
class OpenedRecord:
    """A record that is to be changed: its file, its bytes, its text and what it says."""

    path: Path
    data: bytes
    document: Document
    visit: Visit


class InvalidInput(Exception):
    """Raised for a file that is no valid record, after its findings are printed."""


def open_record(name: str, *, is_changed: bool = True) -> OpenedRecord:
    """Reads the record that is to be changed. Raises CannotRun, InvalidInput and NoSuchPath; passes OSError on.

    A record and its lock file are one set: an earlier write of both that was stopped is finished first.
    """
    path = Path(name)
    if name == "-":
        raise console.CannotRun("standard input cannot be edited; name the file of the record")
    if path.is_dir():
        raise console.CannotRun(f"{name}: is a folder; name the file of one record")
    if not path.exists():
        raise NoSuchPath(f"{name}: no such file")
    format = require_format(name)
    if format is Format.JSON_LINES:
        raise console.CannotRun(
            f"{name}: records in JSON Lines cannot be edited; put the record into its own .yaml or .json file"
        )
    if is_changed:
        finish_interrupted_write(path.parent)
    data = read_record_bytes(path, format)

    documents = list(read_stream(io.BytesIO(data), name, format))
    for document in documents:
        visit, result = structure_document(document)
        if visit is None:
            write_report(REPORTERS["full"]([result]), sys.stderr)
            raise InvalidInput
        if isinstance(document, Document):
            return OpenedRecord(path=path, data=data, document=document, visit=visit)
    raise console.CannotRun(f"{name}: contains no record")


def check_options(settings: Settings, given: Mapping[str, Path]) -> CheckOptions:
    """Returns the options of `check` by settings, with the given texts. Raises CannotRun."""
    resolved = resolve_options(
        settings, fail_on=None, require_evidence=None, require_texts=None, across=None, output_format=None
    )
    texts = attrs.evolve(source_texts((), settings), given=dict(given))
    return CheckOptions(
        texts=texts,
        selection=Selection(settings.choices),
        require_evidence=resolved.require_evidence.value,
    )


def print_changes(opened: OpenedRecord, changed: Visit, output_format: str = "text") -> None:
    """Prints what changed in a record, as `diplovisit diff` does."""
    before = RecordState(visit=opened.visit, file=str(opened.path))
    after = RecordState(visit=changed, file=str(opened.path))
    compared = ComparedRecord(before=before, after=after, changes=tuple(changes(opened.visit, changed)))
    summaries = tuple(summarise([compared]))
    match output_format:
        case "json":
            report = changes_json(summaries, ())
        case "markdown":
            report = changes_markdown(summaries, (), addresses=False)
        case _:
            report = changes_text(summaries, (), addresses=False)
    for text in report:
        sys.stdout.write(text)


def write_record(opened: OpenedRecord, document: Document, visit: Visit, texts: SourceTexts) -> None:
    """Writes a changed record, with its lock file if it has one: both or neither. Prints what was written."""
    data = document.text.encode()
    lock = lock_path(str(opened.path))
    if lock is None or not lock.is_file():
        rewrite_file(opened.path, opened.data, data)
        print_line(f"{opened.path} written")
        if any(row.quote is not None for row in visit.evidence):
            _print_next(opened.path, visit, texts)
        return
    record = anchor_document(document, visit, texts)
    new_lock = write_lock(record.result.lock) if record.examination.texts and not record.is_held_back else None
    if new_lock is None or record.review_count:
        rewrite_file(opened.path, opened.data, data)
        print_line(f"{opened.path} written; its lock file is outdated")
        _print_next(opened.path, visit, texts)
        return
    if not opened.path.is_symlink() and not lock.is_symlink():
        files = ((opened.path.name, data), (lock.name, new_lock))
        expected = {opened.path.name: opened.data, lock.name: lock.read_bytes()}
        write_files(opened.path.parent, files, expected=expected)
    else:
        rewrite_file(opened.path, opened.data, data)
        to_file(str(lock), [new_lock])
    print_line(f"{opened.path} and {lock} written")


def _print_next(path: Path, visit: Visit, texts: SourceTexts) -> None:
    """Prints the command that anchors a record, with a place for each text that is not at hand."""
    try:
        at_hand = {**texts.given, **texts.load_for(visit, str(path))[0]}
    except (OSError, UnreadableText):
        at_hand = dict(texts.given)
    lacking = [source.id for source in visit.sources if source.id not in at_hand]
    given = [f"--source {name}={shlex.quote(str(file))}" for name, file in texts.given.items()]
    command = ["diplovisit anchor", shlex.quote(str(path)), *given, *(f"--source {name}=FILE" for name in lacking)]
    print_line(f"next: {' '.join(command)}")
    if lacking:
        otherwise = "leave out a --source if you do not have its text" if at_hand else "anchor needs at least one text"
        print_line(f"  FILE: the text of {join_words(lacking)}; {otherwise}")


def named_sources(assignments: Iterable[str]) -> dict[str, str | None]:
    """Returns the sources that `--source` names, with the file of the text where one is given. Raises CannotRun."""
    named: dict[str, str | None] = {}
    for assignment in assignments:
        name, equals, file = assignment.partition("=")
        if not ID.fullmatch(name) or (equals and not file):
            raise console.CannotRun(f"--source {quoted(assignment)}: expected the id of a source, or ID=FILE")
        if name in named:
            raise console.CannotRun(f"--source {name} was given twice; give each source once")
        named[name] = file or None
    return named


def require_text_file(source: str, path: Path) -> None:
    """Raises CannotRun for a text that is no file."""
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "no such file"
        raise console.CannotRun(f"{path}: {what}; expected the text of {source}")


def date_of(flag: str, text: str) -> Edtf:
    """Returns the days that a flag gives, in EDTF or in usual forms. Raises CannotRun."""
    # Only a given flag needs the readers of days in words.
    from diplovisit.pipeline.answers import UnreadableAnswer, parse_days_answer  # noqa: PLC0415

    try:
        return parse_days_answer(text)
    except UnreadableAnswer as error:
        raise console.CannotRun(f"{flag}: {error}") from None
