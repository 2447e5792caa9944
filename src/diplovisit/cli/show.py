"""`diplovisit show`: shows the programme of visits as a person reads it, with what is open."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error
from diplovisit.cli.inputs import InputOptions, named_documents
from diplovisit.cli.outputs import is_folder, require_no_record, require_not_read, to_file, to_files, to_standard_output
from diplovisit.cli.skipped_files import SkippedFiles
from diplovisit.cli.sources import RequestedSources, files_read_for, source_texts
from diplovisit.evidence.texts import UnreadableText
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.attachments import SourceTexts, examine_record
from diplovisit.pipeline.read import structure_document
from diplovisit.record import Status, Visit
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.programme import (
    Programme,
    programme_of,
    programmes_markdown,
    programmes_page,
    programmes_text,
)
from diplovisit.reporters.programme.choices import choices_in

_WIDTH: Final = 80
"""The width of a text that is not for a terminal: a file has the same bytes on every machine."""
_OFF: Final = frozenset((Status.CANCELLED, Status.POSTPONED))


@attrs.define
class _Found:
    """What the paths name. read: the files that were read, which no output may replace."""

    programmes: list[Programme] = attrs.Factory(list)
    invalid: list[CheckResult] = attrs.Factory(list)
    read: list[Path] = attrs.Factory(list)


def run(parsed: argparse.Namespace) -> int:
    """Shows every named record. Exits with 1 when a record is invalid; nothing is written to a file then."""
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename)
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    try:
        found = _find(inputs, source_texts(parsed.source, settings))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    output: str | None = None if parsed.output == "-" else parsed.output
    if not found.programmes and not found.invalid:
        print_error(f"diplovisit: nothing to show: no records in {', '.join(inputs.paths)}")
        return console.NOTHING_TO_CHECK
    if output is not None and not found.invalid:
        if settings.file is not None:
            found.read.append(Path(settings.file))
        _write(output, found.programmes, parsed, found.read)
    elif output is None and found.programmes:
        _show(found.programmes, parsed)
    if not found.invalid:
        return console.OK
    sys.stdout.flush()
    write_report(REPORTERS["full"](found.invalid), sys.stderr)
    if output is not None:
        print_error("diplovisit: nothing was written")
    return console.ERRORS_FOUND


def _find(inputs: InputOptions, texts: SourceTexts) -> _Found:
    """Returns the programmes of the valid records, and the findings of the others. Raises UnreadableText."""
    found = _Found()
    sources = RequestedSources(texts)
    skipped = SkippedFiles.of(inputs)
    for document in named_documents(inputs):
        visit, checked = structure_document(document)
        if visit is None:
            if not skipped.skip(checked):
                found.invalid.append(checked)
            continue
        sources.add(source.id for source in visit.sources)
        examination, problems = examine_record(visit, document.name, texts)
        for fault in problems.faults:
            print_error(f"diplovisit: {document.name}: {fault.sentence}")
        found.programmes.append(programme_of(examination, document.name, choices_in(document), off=_stops_off(visit)))
        found.read += files_read_for(document.name, visit, texts)
    skipped.note()
    if found.programmes:
        sources.require_all_used()
    return found


def _stops_off(visit: Visit) -> Mapping[str, str]:
    """The stops that do not take place. The exporters are loaded only for a record of which one may be off."""
    if visit.status not in _OFF and not any(stop.previously for stop in visit.stops):
        return {}
    from diplovisit.exporters.stops_off import stops_off  # noqa: PLC0415  # most records do without the exporters

    return stops_off(visit)


def _show(programmes: Sequence[Programme], parsed: argparse.Namespace) -> None:
    """Shows programmes on standard output. Text for a terminal is as wide as the terminal, and may have its letters."""
    if parsed.html or parsed.markdown or not sys.stdout.isatty():
        to_standard_output(_chunks(programmes, parsed))
        return
    for text in programmes_text(programmes, shutil.get_terminal_size().columns):
        sys.stdout.write(text)


def _write(output: str, programmes: Sequence[Programme], parsed: argparse.Namespace, read: Iterable[Path]) -> None:
    """Writes one file, or a file for each record in a folder. Raises CannotRun for a file that was read."""
    files_read = frozenset(map(os.path.realpath, read))
    if not is_folder(output):
        require_not_read(output, files_read)
        require_no_record(output)
        to_file(output, _chunks(programmes, parsed))
        return
    suffix = ".html" if parsed.html else ".md" if parsed.markdown else ".txt"
    number = to_files(output, list(_files(output, programmes, parsed, suffix, files_read)))
    print_error(f"{count_noun(number, 'file')} written to {output}")


def _files(
    folder: str, programmes: Sequence[Programme], parsed: argparse.Namespace, suffix: str, read: frozenset[str]
) -> Iterator[tuple[str, bytes]]:
    names: set[str] = set()
    for programme in programmes:
        file = f"{programme.record}{suffix}"
        if file in names:
            problem = f'nothing was written, because two records have the id "{programme.record}"; change one id'
            raise console.CannotRun(problem)
        names.add(file)
        require_not_read(Path(folder, file), read)
        yield file, b"".join(_chunks([programme], parsed))


def _chunks(programmes: Sequence[Programme], parsed: argparse.Namespace) -> Iterator[bytes]:
    if parsed.html:
        yield programmes_page(programmes).encode()
        return
    texts = programmes_markdown(programmes) if parsed.markdown else programmes_text(programmes, _WIDTH)
    for text in texts:
        yield text.encode()
