"""`diplovisit anchor`: finds every quote in the texts of the sources, and writes where beside the record."""

import argparse
import json
import sys

from diplovisit.cli import console
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import STDIN, RequestedSources, named_documents, read_with, source_texts
from diplovisit.cli.outputs import require_not_read, to_file
from diplovisit.evidence.anchors.lock_file import write_lock
from diplovisit.evidence.texts import SourceText, UnreadableText, normalise, occurrences, text_digest
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.exporters.web_annotations import web_annotations
from diplovisit.files import open_file
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.anchor import AnchoredRecord, anchor_document, anchor_messages, count_placements
from diplovisit.pipeline.attachments import lock_path
from diplovisit.pipeline.read import list_record_files, structure_document
from diplovisit.readers import UnreadableDocument
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


def run(parsed: argparse.Namespace) -> int:
    """Anchors every record that is named; writes nothing for one whose anchors somebody has to look at."""
    _require_one_record(parsed)
    texts = source_texts(parsed, load_settings(parsed))
    asked = RequestedSources(texts)
    code, number = console.OK, 0
    try:
        for document in named_documents(parsed):
            number += 1
            visit, checked = structure_document(document)
            if visit is None or isinstance(document, UnreadableDocument):
                _report(checked)
                code = console.ERRORS_FOUND
                continue
            asked.add(source.id for source in visit.sources)
            if parsed.web_annotations is not None:
                require_not_read(parsed.web_annotations, read_with(document.name, visit, texts))
            record = anchor_document(document, visit, texts, accept=parsed.accept)
            code = max(code, _one(parsed, document.name, record))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    if number == 0:
        print_error(f"diplovisit: nothing to anchor: no records in {', '.join(parsed.paths)}")
        return console.NOTHING_TO_CHECK
    asked.require_all_used()
    return code


def _require_one_record(parsed: argparse.Namespace) -> None:
    """Raises CannotRun where the annotations of several records would go to one file, each over those before."""
    if parsed.web_annotations is None or STDIN in parsed.paths:
        return
    if (number := len(list(list_record_files(parsed.paths)))) > 1:
        raise console.CannotRun(f"--web-annotations takes one record, and there are {number:,} files; name one")


def _one(parsed: argparse.Namespace, name: str, record: AnchoredRecord) -> int:
    target = lock_path(name)
    if target is None:
        raise console.CannotRun(f"{name}: a lock file lies beside a record, and this file holds many")
    if parsed.fragment is not None:
        return _fragments(parsed.fragment, record)
    if record.findings:
        _report(CheckResult(file=name, record=record.examination.visit.id, findings=record.findings))
    if parsed.web_annotations is not None:
        to_file(parsed.web_annotations, [web_annotations(record.examination)])
    for line in anchor_messages(record):
        print_line(line)
    if record.is_held_back:
        said = "raise the revision and set revised; --accept takes the record over under its number"
        print_line(f"{target} not written: {said}")
        return console.ERRORS_FOUND
    if not record.examination.texts:
        print_error(f"{name}: no text of a source is at hand; give one with --source ID=FILE")
        return console.NOTHING_TO_CHECK
    here, missing = count_placements(record)
    said = f"{count_noun(here, 'place')} found in {', '.join(record.examination.texts)}" + (
        f", {missing:,} not" if missing else ""
    )
    if record.review_count and not parsed.accept:
        said += f"; {count_noun(record.review_count, 'anchor')} to look at, and nothing of that text written: then say --accept"
        _write(parsed, str(target), record, said)
        return console.ERRORS_FOUND
    changed = _write(parsed, str(target), record, said)
    return console.ERRORS_FOUND if missing or (changed and parsed.check) else console.OK


def _write(parsed: argparse.Namespace, target: str, record: AnchoredRecord, said: str) -> bool:
    """Writes the lock file unless it is as it should be, or somebody only asks; says which. True where it differs."""
    data = write_lock(record.anchored.lock)
    try:
        with open_file(target) as stream:
            same = stream.read() == data
    except FileNotFoundError:
        same = False
    if same:
        print_line(f"{target} is up to date: {said}")
    elif parsed.check:
        print_line(f"{target} would be written: {said}")
    else:
        to_file(target, [data])
        print_line(f"{target} written: {said}")
    return not same


def _fragments(words: str, record: AnchoredRecord) -> int:
    """Prints the digest of words that may not be shown, once it is sure that a source has them."""
    form = normalise(words).text
    if not form:
        raise console.CannotRun("--fragment: expected words")
    if not record.examination.texts:
        raise console.CannotRun("--fragment: no text of a source is at hand; give one with --source ID=FILE")
    try:
        found = {name: occurrences(text, words) for name, text in record.examination.texts.items()}
    except TooMuchToSearch:
        raise console.CannotRun("--fragment: the words begin in too many places of a text; give more of them") from None
    if not any(found.values()):
        raise console.CannotRun(f"--fragment: the words stand in no text at hand ({', '.join(found)})")
    print_line(f"fragment: {{length: {len(form)}, sha256: {json.dumps(text_digest(form))}}}")
    for name, extents in found.items():
        if extents:
            print_error(_where(name, record.examination.texts[name], [extent.start for extent in extents]))
    return console.OK


def _where(name: str, text: SourceText, starts: list[int]) -> str:
    lines = ", ".join(str(text.line_of(start)) for start in starts[:5])
    return f"found in {name}, line {lines}" + (": say which with `nth`" if len(starts) > 1 else "")


def _report(checked: CheckResult) -> None:
    for text in list(REPORTERS["full"]([checked]))[:-1]:
        sys.stdout.write(text)
