"""`diplovisit anchor`: locates every quote in the texts of the sources, and writes the lock file of the record."""

import argparse
import json
from collections.abc import Sequence

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import STDIN, InputOptions, named_documents, note_files
from diplovisit.cli.outputs import require_no_record, require_not_read, to_file
from diplovisit.cli.skipped_files import SkippedFiles
from diplovisit.cli.sources import RequestedSources, files_read_for, source_texts
from diplovisit.evidence.anchors.lock_file import MOST_VERDICTS, write_lock
from diplovisit.evidence.texts import SourceText, UnreadableText, normalise, occurrences, text_digest
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.exporters.web_annotations import web_annotations
from diplovisit.files import open_file
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.anchor import AnchoredRecord, anchor_document, anchor_messages, count_placements
from diplovisit.pipeline.attachments import lock_path
from diplovisit.pipeline.read import list_record_files, structure_document
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.syntax_rules import ANOTHER_KIND_OF_FILE
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


@attrs.frozen(kw_only=True)
class _AnchorOptions:
    """The options of anchoring.

    accept: whether changed anchors and revisions are accepted. check: whether nothing is written. fragment: the words
    whose digest is printed instead, None for anchoring. web_annotations: the file for annotations, None for no file.
    """

    accept: bool
    check: bool
    fragment: str | None
    web_annotations: str | None


def run(parsed: argparse.Namespace) -> int:
    """Anchors every named record. Writes nothing for a record whose anchors must be reviewed."""
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename)
    options = _AnchorOptions(
        accept=parsed.accept,
        check=parsed.check,
        fragment=parsed.fragment,
        web_annotations=parsed.web_annotations,
    )
    if options.web_annotations is not None:
        _require_one_record(inputs)
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    if options.web_annotations is not None and settings.file is not None:
        require_not_read(options.web_annotations, (settings.file,))
    texts = source_texts(parsed.source, settings)
    sources = RequestedSources(texts)
    code, number = console.OK, 0
    without_text: list[str] = []
    skipped = SkippedFiles.of(inputs)
    try:
        for document in named_documents(inputs):
            visit, checked = structure_document(document)
            if visit is None and skipped.skip(checked):
                continue
            number += 1
            if visit is None or isinstance(document, UnreadableDocument):
                _report(checked)
                code = console.ERRORS_FOUND
                continue
            sources.add(source.id for source in visit.sources)
            if options.web_annotations is not None:
                require_not_read(options.web_annotations, files_read_for(document.name, visit, texts))
                require_no_record(options.web_annotations)
            record = anchor_document(document, visit, texts, accept=options.accept)
            code = max(code, _report_record(options, document.name, record, without_text))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    skipped.note()
    _note_without_text(without_text)
    if number == 0:
        print_error(f"diplovisit: nothing to anchor: no records in {', '.join(inputs.paths)}")
        return console.NOTHING_TO_CHECK
    sources.require_all_used()
    return code


def _require_one_record(inputs: InputOptions) -> None:
    """Raises CannotRun for several record files: the annotations of each would overwrite the previous ones."""
    if STDIN in inputs.paths:
        return
    if (number := len(list(list_record_files(inputs.paths)))) > 1:
        raise console.CannotRun(f"--web-annotations expects one record, not {number:,} files; name one file")


def _report_record(options: _AnchorOptions, name: str, record: AnchoredRecord, without_text: list[str]) -> int:
    """Writes and reports the anchors of one record, or prints the digest of `--fragment`. Returns the exit code.

    A record of whose sources no text was found is added to `without_text`.
    """
    target = lock_path(name)
    if target is None:
        raise console.CannotRun(f"{name}: expected a file with one record, because each record has its own lock file")
    if options.fragment is not None:
        return _print_fragment(options.fragment, record)
    if record.findings:
        _report(CheckResult(file=name, record=record.examination.visit.id, findings=record.findings))
    if options.web_annotations is not None:
        to_file(options.web_annotations, [web_annotations(record.examination)])
    for line in anchor_messages(record):
        print_line(line)
    if record.is_held_back:
        remedy = "raise `revision` and set `revised`, or use --accept to keep the revision number"
        print_line(f"{target} not written: {remedy}")
        return console.ERRORS_FOUND
    if any(each.rule == ANOTHER_KIND_OF_FILE.name and each.file == str(target) for each in record.findings):
        print_line(f"{target} not written: a file of that name exists and is not a lock file; move it away")
        return console.ERRORS_FOUND
    if not record.examination.texts:
        without_text.append(name)
        return console.NOTHING_TO_CHECK
    placed, missing = count_placements(record)
    summary = f"{count_noun(placed, 'quote')} found in {', '.join(record.examination.texts)}" + (
        f", {missing:,} not found" if missing else ""
    )
    if record.result.omitted_verdicts:
        omitted = count_noun(record.result.omitted_verdicts, "verdict")
        summary += f", {omitted} left out, because a lock file may have at most {MOST_VERDICTS:,}"
    if record.review_count and not options.accept:
        review = count_noun(record.review_count, "anchor")
        summary += f"; {review} to review, and nothing of that text was written; after the review, use --accept"
        _write_lock(options, str(target), record, summary)
        return console.ERRORS_FOUND
    is_changed = _write_lock(options, str(target), record, summary)
    return console.ERRORS_FOUND if missing or (is_changed and options.check) else console.OK


def _note_without_text(names: Sequence[str]) -> None:
    if len(names) == 1:
        print_error(f"{names[0]}: no source text was found; give one with --source ID=FILE")
    elif names:
        remedy = "; give texts with --source ID=FILE, or with `sources` in the settings"
        note_files(f"{count_noun(len(names), 'record')} not anchored, because no source text was found", names, remedy)


def _write_lock(options: _AnchorOptions, target: str, record: AnchoredRecord, summary: str) -> bool:
    """Writes the lock file if it differs, or only reports that with `--check`. Returns whether it differs."""
    data = write_lock(record.result.lock)
    try:
        with open_file(target) as stream:
            is_same = stream.read() == data
    except FileNotFoundError:
        is_same = False
    if is_same:
        print_line(f"{target} is up to date: {summary}")
    elif options.check:
        print_line(f"{target} would be written: {summary}")
    else:
        to_file(target, [data])
        print_line(f"{target} written: {summary}")
    return not is_same


def _print_fragment(words: str, record: AnchoredRecord) -> int:
    """Prints the digest of words that may not be shown, after checking that a source contains them."""
    form = normalise(words).text
    if not form:
        raise console.CannotRun("--fragment: expected words, not an empty text")
    if not record.examination.texts:
        raise console.CannotRun("--fragment: no source text was found; give one with --source ID=FILE")
    try:
        extents_by_source = {name: occurrences(text, words) for name, text in record.examination.texts.items()}
    except TooMuchToSearch:
        raise console.CannotRun("--fragment: the words occur too often in a text; give more words") from None
    if not any(extents_by_source.values()):
        raise console.CannotRun(
            f"--fragment: the words were not found in the source texts ({', '.join(extents_by_source)})"
        )
    print_line(f"fragment: {{length: {len(form)}, sha256: {json.dumps(text_digest(form))}}}")
    for name, extents in extents_by_source.items():
        if extents:
            print_error(_lines_message(name, record.examination.texts[name], [extent.start for extent in extents]))
    return console.OK


def _lines_message(name: str, text: SourceText, starts: list[int]) -> str:
    lines = ", ".join(str(text.line_of(start)) for start in starts[:5])
    return f"found in {name}, line {lines}" + ("; choose one with `nth`" if len(starts) > 1 else "")


def _report(checked: CheckResult) -> None:
    write_report(list(REPORTERS["full"]([checked]))[:-1])
