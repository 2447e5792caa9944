"""`diplovisit anchor`: finds every quote in the texts of the sources, and writes where beside the record."""

import argparse
import json
import sys

from diplovisit.cli import exits
from diplovisit.cli.configuration import settings_of
from diplovisit.cli.inputs import STDIN, documents
from diplovisit.cli.outputs import require_not_read, to_file
from diplovisit.cli.saying import note, say
from diplovisit.cli.sources import SourcesAsked, read_with, texts_of
from diplovisit.evidence.anchors.lock import write_lock
from diplovisit.evidence.texts import SourceText, UnreadableText, digest, normalise, occurrences
from diplovisit.evidence.texts.quotes import TooMuchToSearch
from diplovisit.exporters.web_annotations import web_annotations
from diplovisit.files import open_file
from diplovisit.pipeline.anchoring import AnchoredRecord, anchor_document, placed_and_not, told_again
from diplovisit.pipeline.locks import lock_path
from diplovisit.pipeline.reading import files_of, structured
from diplovisit.readers import Unreadable
from diplovisit.record.report import Checked
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.words import count


def run(parsed: argparse.Namespace) -> int:
    """Anchors every record that is named; writes nothing for one whose anchors somebody has to look at."""
    _require_one_record(parsed)
    texts = texts_of(parsed, settings_of(parsed))
    asked = SourcesAsked(texts)
    code, number = exits.OK, 0
    try:
        for document in documents(parsed):
            number += 1
            visit, checked = structured(document)
            if visit is None or isinstance(document, Unreadable):
                _report(checked)
                code = exits.FOUND
                continue
            asked.saw(source.id for source in visit.sources)
            if parsed.web_annotations is not None:
                require_not_read(parsed.web_annotations, read_with(document.name, visit, texts))
            record = anchor_document(document, visit, texts, accept=parsed.accept)
            code = max(code, _one(parsed, document.name, record))
    except UnreadableText as error:
        raise exits.CannotRun(str(error)) from None
    if number == 0:
        note(f"diplovisit: nothing to anchor: no records in {', '.join(parsed.paths)}")
        return exits.NOTHING
    asked.require()
    return code


def _require_one_record(parsed: argparse.Namespace) -> None:
    """Raises CannotRun where the annotations of several records would go to one file, each over those before."""
    if parsed.web_annotations is None or STDIN in parsed.paths:
        return
    if (number := len(list(files_of(parsed.paths)))) > 1:
        raise exits.CannotRun(f"--web-annotations takes one record, and there are {number:,} files; name one")


def _one(parsed: argparse.Namespace, name: str, record: AnchoredRecord) -> int:
    target = lock_path(name)
    if target is None:
        raise exits.CannotRun(f"{name}: a lock file lies beside a record, and this file holds many")
    if parsed.fragment is not None:
        return _fragments(parsed.fragment, record)
    if record.findings:
        _report(Checked(file=name, record=record.case.visit.id, findings=record.findings))
    if parsed.web_annotations is not None:
        to_file(parsed.web_annotations, [web_annotations(record.case)])
    for line in told_again(record):
        say(line)
    if record.is_held_back:
        said = "raise the revision and set revised; --accept takes the record over under its number"
        say(f"{target} not written: {said}")
        return exits.FOUND
    if not record.case.texts:
        note(f"{name}: no text of a source is at hand; give one with --source ID=FILE")
        return exits.NOTHING
    here, missing = placed_and_not(record)
    said = f"{count(here, 'place')} found in {', '.join(record.case.texts)}" + (f", {missing:,} not" if missing else "")
    if record.to_look_at and not parsed.accept:
        said += (
            f"; {count(record.to_look_at, 'anchor')} to look at, and nothing of that text written: then say --accept"
        )
        _write(parsed, str(target), record, said)
        return exits.FOUND
    changed = _write(parsed, str(target), record, said)
    return exits.FOUND if missing or (changed and parsed.check) else exits.OK


def _write(parsed: argparse.Namespace, target: str, record: AnchoredRecord, said: str) -> bool:
    """Writes the lock file unless it is as it should be, or somebody only asks; says which. True where it differs."""
    data = write_lock(record.anchored.lock)
    try:
        with open_file(target) as stream:
            same = stream.read() == data
    except FileNotFoundError:
        same = False
    if same:
        say(f"{target} is up to date: {said}")
    elif parsed.check:
        say(f"{target} would be written: {said}")
    else:
        to_file(target, [data])
        say(f"{target} written: {said}")
    return not same


def _fragments(words: str, record: AnchoredRecord) -> int:
    """Prints the digest of words that may not be shown, once it is sure that a source has them."""
    form = normalise(words).text
    if not form:
        raise exits.CannotRun("--fragment: expected words")
    if not record.case.texts:
        raise exits.CannotRun("--fragment: no text of a source is at hand; give one with --source ID=FILE")
    try:
        found = {name: occurrences(text, words) for name, text in record.case.texts.items()}
    except TooMuchToSearch:
        raise exits.CannotRun("--fragment: the words begin in too many places of a text; give more of them") from None
    if not any(found.values()):
        raise exits.CannotRun(f"--fragment: the words stand in no text at hand ({', '.join(found)})")
    say(f"fragment: {{length: {len(form)}, sha256: {json.dumps(digest(form))}}}")
    for name, extents in found.items():
        if extents:
            note(_where(name, record.case.texts[name], [extent.start for extent in extents]))
    return exits.OK


def _where(name: str, text: SourceText, starts: list[int]) -> str:
    lines = ", ".join(str(text.line_of(start)) for start in starts[:5])
    return f"found in {name}, line {lines}" + (": say which with `nth`" if len(starts) > 1 else "")


def _report(checked: Checked) -> None:
    for text in list(REPORTERS["full"]([checked]))[:-1]:
        sys.stdout.write(text)
